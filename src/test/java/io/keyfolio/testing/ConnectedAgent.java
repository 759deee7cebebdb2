package io.keyfolio.testing;

import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** An agent with a real WebSocket. */
public final class ConnectedAgent implements WebSocket.Listener {

    public static final String PATH = "/api/agents/connect";
    public static final String PROTOCOL = "keyfolio.agent.v1";

    private static final long PATIENCE_SECONDS = 20;
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private final CompletableFuture<Closed> closed = new CompletableFuture<>();
    private final StringBuilder part = new StringBuilder();
    private WebSocket socket;

    private ConnectedAgent() {}

    /** The end of a connection; the code 1006 means no close frame. */
    public record Closed(int code, String reason, long nanoTime) {}

    /** Connects to the service under test. */
    public static ConnectedAgent connect(String key) {
        return connect(URI.create("http://localhost:" + RestAssured.port), key).join();
    }

    /** Connects to the service at an address; fails when the handshake is refused. */
    public static CompletableFuture<ConnectedAgent> connect(URI service, String key) {
        ConnectedAgent agent = new ConnectedAgent();
        URI address = URI.create("ws://" + service.getAuthority() + PATH);
        return HTTP.newWebSocketBuilder()
                .subprotocols(PROTOCOL)
                .header("Authorization", "Bearer " + key)
                .buildAsync(address, agent)
                .thenApply(opened -> agent);
    }

    /** The status of a handshake with the service at an address. */
    public static int handshakeStatus(URI service, String key) {
        try {
            connect(service, key).join().leave();
            return 101;
        } catch (CompletionException e) {
            return ((WebSocketHandshakeException) e.getCause()).getResponse().statusCode();
        }
    }

    /** Connects, and registers a machine with the name. */
    public static ConnectedAgent registered(String key, String name) {
        ConnectedAgent agent = connect(key);
        agent.register(name, null);
        return agent;
    }

    /** Registers a machine; returns its id. */
    public String register(String name, String agentId) {
        say(registration(name, agentId));
        JsonPath answer = hear();
        if (!"registered".equals(answer.getString("type"))) {
            throw new IllegalStateException("not registered: " + answer.prettify());
        }
        return answer.getString("agent_id");
    }

    /** A valid registration. */
    public static String registration(String name, String agentId) {
        String id = agentId == null ? "" : "\"agent_id\":\"" + agentId + "\",";
        return "{\"type\":\"register\"," + id + "\"name\":\"" + name
                + "\",\"os\":\"Linux\",\"arch\":\"amd64\",\"version\":\"0.1.0\",\"hostname\":\"" + name + ".example\"}";
    }

    public void say(String text) {
        socket.sendText(text, true).join();
    }

    /** Sends a message without waiting for the result, because the service may be closing the connection. */
    public void sayUnlessClosed(String text) {
        CompletableFuture<WebSocket> unused = socket.sendText(text, true);
    }

    public WebSocket socket() {
        return socket;
    }

    /** The next message. */
    public JsonPath hear() {
        try {
            String text = heard.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (text == null) {
                throw new IllegalStateException("nothing came; closed: " + closed.getNow(null));
            }
            return JsonPath.from(text);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Waits until the connection has ended. */
    public Closed awaitClosed() {
        return closed.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }

    public boolean isClosed() {
        return closed.isDone();
    }

    /** Closes the connection. */
    public void leave() {
        socket.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
    }

    @Override
    public void onOpen(WebSocket opened) {
        socket = opened;
        opened.request(Long.MAX_VALUE);
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
        part.append(text);
        if (last) {
            heard.add(part.toString());
            part.setLength(0);
        }
        return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        closed.complete(new Closed(code, reason, System.nanoTime()));
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable failure) {
        closed.complete(new Closed(1006, failure.toString(), System.nanoTime()));
    }
}
