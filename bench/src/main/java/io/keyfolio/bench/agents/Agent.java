package io.keyfolio.bench.agents;

import io.keyfolio.bench.harness.AgentMessages;
import io.keyfolio.bench.harness.Api;
import io.keyfolio.bench.harness.Texts;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The agent of one machine, which can replace its connection. */
final class Agent implements WebSocket.Listener {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Api api;
    private final String key;
    private final Lines lines;
    private volatile String id;
    private volatile WebSocket socket;
    private volatile boolean leaving;

    Agent(Api api, String key, Lines lines) {
        this.api = api;
        this.key = key;
        this.lines = lines;
    }

    void open() throws InterruptedException {
        lines.opening();
        CompletableFuture<WebSocket> unused = HTTP.newWebSocketBuilder()
                .subprotocols(AgentMessages.PROTOCOL)
                .header("Authorization", "Bearer " + key)
                .buildAsync(api.address("ws", AgentMessages.PATH), this)
                .whenComplete(this::opened);
    }

    private void opened(WebSocket opened, Throwable failure) {
        if (failure != null) {
            lines.failed();
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

    void beat() {
        WebSocket to = socket;
        if (to != null) {
            CompletableFuture<WebSocket> unused = to.sendText(AgentMessages.HEARTBEAT, true);
        }
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
        id = Texts.field("agent_id", text.toString());
        lines.opened();
        from.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        if (from.equals(socket) && !leaving) {
            lines.closed(code, reason);
        }
        return null;
    }
}
