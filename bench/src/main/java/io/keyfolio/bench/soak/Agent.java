package io.keyfolio.bench.soak;

import io.keyfolio.bench.harness.AgentMessages;
import io.keyfolio.bench.harness.Texts;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/** An agent of a new machine, connected by a WebSocket. */
final class Agent implements WebSocket.Listener {

    private static final long PATIENCE_SECONDS = 10;

    private final CompletableFuture<String> registered = new CompletableFuture<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final WebSocket socket;

    /** Connects, registers and sends a heartbeat. */
    Agent(HttpClient http, URI address, String key) {
        socket = http.newWebSocketBuilder()
                .subprotocols(AgentMessages.PROTOCOL)
                .header("Authorization", "Bearer " + key)
                .buildAsync(address, this)
                .join();
        socket.sendText(AgentMessages.register(null), true).join();
        inTime(registered);
        socket.sendText(AgentMessages.HEARTBEAT, true).join();
    }

    String id() {
        return Texts.field("agent_id", inTime(registered));
    }

    /** Closes the connection and waits until the service has closed it too. */
    void leave() {
        socket.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
        awaitClosed();
    }

    /** Waits until the service closes the connection; returns its close code. */
    int awaitClosed() {
        try {
            return inTime(closed);
        } finally {
            socket.abort();
        }
    }

    private static <T> T inTime(CompletableFuture<T> event) {
        return event.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
        registered.complete(text.toString());
        from.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        closed.complete(code);
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable failure) {
        registered.completeExceptionally(failure);
        closed.completeExceptionally(failure);
    }
}
