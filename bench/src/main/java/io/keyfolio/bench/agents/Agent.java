package io.keyfolio.bench.agents;

import io.keyfolio.bench.harness.AgentMessages;
import io.keyfolio.bench.harness.Api;
import io.keyfolio.bench.harness.Texts;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The agent of one machine, which can replace its connection. */
public final class Agent implements WebSocket.Listener {

    private static final int ABNORMAL = 1006;
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Api api;
    private final Events events;
    private volatile String key;
    private volatile String id;
    private volatile WebSocket socket;
    private volatile boolean leaving;

    public Agent(Api api, String key, Events events) {
        this.api = api;
        this.key = key;
        this.events = events;
    }

    /** Uses another key from the next connection on. */
    public void useKey(String next) {
        key = next;
    }

    /** Connects. One of the events follows. */
    public void open() throws InterruptedException {
        events.opening();
        CompletableFuture<WebSocket> unused = HTTP.newWebSocketBuilder()
                .subprotocols(AgentMessages.PROTOCOL)
                .header("Authorization", "Bearer " + key)
                .buildAsync(api.address("ws", AgentMessages.PATH), this)
                .whenComplete(this::opened);
    }

    private void opened(WebSocket opened, Throwable failure) {
        if (failure != null) {
            events.failed();
            return;
        }
        socket = opened;
        leaving = false;
        CompletableFuture<WebSocket> unused = opened.sendText(AgentMessages.register(id), true);
    }

    void reopen() throws InterruptedException {
        WebSocket old = socket;
        if (old != null) {
            socket = null;
            leaving = true;
            CompletableFuture<WebSocket> unused =
                    old.sendClose(WebSocket.NORMAL_CLOSURE, "").whenComplete((closed, failure) -> old.abort());
            open();
        }
    }

    public void beat() {
        WebSocket to = socket;
        if (to != null) {
            CompletableFuture<WebSocket> unused = to.sendText(AgentMessages.HEARTBEAT, true);
        }
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
        id = Texts.field("agent_id", text.toString());
        events.opened();
        from.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        ended(from, code, reason);
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        ended(from, ABNORMAL, error.toString());
    }

    private void ended(WebSocket from, int code, String reason) {
        if (from.equals(socket) && !leaving) {
            socket = null;
            events.closed(code, reason);
        }
    }

    /** The events of the connection of one agent. */
    public interface Events {

        /** A connection is about to be opened. */
        void opening() throws InterruptedException;

        /** The service has registered the machine. */
        void opened();

        /** The service refused the connection. */
        void failed();

        /** The connection ended, and the agent did not end it. */
        void closed(int code, String reason);
    }
}
