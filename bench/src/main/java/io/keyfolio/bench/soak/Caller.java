package io.keyfolio.bench.soak;

import io.keyfolio.bench.harness.AgentMessages;
import io.keyfolio.bench.harness.Answer;
import io.keyfolio.bench.harness.Api;
import java.io.IOException;
import java.net.http.HttpClient;
import java.util.concurrent.atomic.AtomicLong;

/** A client that sends requests, and counts them and the wrong responses. */
final class Caller {

    private final Api api;
    private final HttpClient agents = HttpClient.newHttpClient();
    private final AtomicLong requests = new AtomicLong();
    private final AtomicLong wrong = new AtomicLong();

    Caller(Api api) {
        this.api = api;
    }

    /** Sends a request ("GET /path") with a token and a body, each unless it is empty; returns the body of the response. */
    String ask(String request, String token, String body, int expected) throws IOException, InterruptedException {
        Answer answer = api.ask(request, token, body);
        requests.incrementAndGet();
        expect(expected, answer.status(), request);
        return answer.body();
    }

    /** Connects the agent of a new machine, which registers. */
    Agent connect(String key) {
        Agent agent = new Agent(agents, api.address("ws", AgentMessages.PATH), key);
        requests.incrementAndGet();
        return agent;
    }

    void expect(int expected, int actual, String what) {
        if (actual != expected) {
            wrong.incrementAndGet();
            System.out.println(what + ": " + actual + " instead of " + expected);
        }
    }

    void giveUp(Exception reason) {
        wrong.incrementAndGet();
        System.out.println("gave up: " + reason);
    }

    long requests() {
        return requests.get();
    }

    /** The number of wrong responses. */
    long wrong() {
        return wrong.get();
    }
}
