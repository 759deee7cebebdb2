package io.keyfolio.fuzz;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.keyfolio.testing.Person;
import io.keyfolio.testing.RawHttp;
import io.restassured.RestAssured;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Sends requests one after the other, and changes to a new account from time to time. */
final class Sender {

    /** The number of requests for one account, because some requests end sessions, change the password or delete data. */
    private static final int A_LIFE = 50;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int OK = 200;
    private static final int MANY = 300;

    private final Contract contract;
    private final Verdict verdict;
    private final Dice dice;
    private final Tally tally;

    Sender(Contract contract, long seed, Tally tally) {
        this.contract = contract;
        this.verdict = new Verdict(contract, RawHttp::send);
        this.dice = new Dice(seed);
        this.tally = tally;
    }

    /** The objections, each with the request that reproduces it. */
    List<String> send(int count) {
        List<String> objections = new ArrayList<>();
        for (int sent = 0; sent < count; sent += A_LIFE) {
            objections.addAll(live(Math.min(A_LIFE, count - sent)));
        }
        return objections;
    }

    private List<String> live(int count) {
        Memory memory = newPerson();
        Requests requests = new Requests(contract, memory, dice);
        List<String> objections = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            FuzzRequest request = requests.next();
            RawHttp.Answer answer = RawHttp.send(request.bytes());
            tally.count(answer.status());
            learn(answer, memory);
            verdict.objection(request, answer)
                    .map(objection -> objection + "\n    " + request.curl("http://localhost:" + RestAssured.port))
                    .ifPresent(objections::add);
        }
        return objections;
    }

    private static Memory newPerson() {
        Person person = Person.signedUp();
        Memory memory = new Memory();
        memory.learn("token", person.session());
        memory.learn("api_key", person.accountKey());
        memory.learn("email", person.email());
        memory.learn("password", person.password());
        for (String ability : List.of("*", "profile:read", "tokens:introspect")) {
            Person.Key key = person.issue(Map.of("name", "fuzz", "abilities", List.of(ability)));
            memory.learn("id", Long.toString(key.id()));
            memory.learn("plain_text_token", key.token());
        }
        return memory;
    }

    private static void learn(RawHttp.Answer answer, Memory memory) {
        if (answer.status() >= OK
                && answer.status() < MANY
                && answer.header("content-type").contains("json")) {
            try {
                memory.learn(JSON.readTree(answer.body()));
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("the verdict has seen that it is JSON", e);
            }
        }
    }
}
