package io.keyfolio.vsayagent.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import org.java_websocket.WebSocket;
import org.java_websocket.handshake.ClientHandshake;

/** The server's side of one connection. */
public final class ServerSide {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
    private final CompletableFuture<Integer> closeCode = new CompletableFuture<>();
    private final WebSocket socket;
    private final ClientHandshake handshake;

    ServerSide(WebSocket socket, ClientHandshake handshake) {
        this.socket = socket;
        this.handshake = handshake;
    }

    public String header(String name) {
        return handshake.getFieldValue(name);
    }

    public String path() {
        return handshake.getResourceDescriptor();
    }

    public String subprotocol() {
        return socket.getProtocol().getProvidedProtocol();
    }

    /** The next message of the agent; fails when there is none soon. */
    public JsonNode receive() {
        try {
            return JSON.readTree(
                    Waiting.forNext(messages, () -> "the agent said nothing, and was told all: " + wasToldAll()));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private boolean wasToldAll() {
        return !socket.hasBufferedData();
    }

    /** Takes the registration and answers with the id, and that it wants heartbeats as often as may be. */
    public JsonNode register(String agentId) {
        return register(agentId, 1);
    }

    /** As {@link #register(String)}, for who is in no hurry: an agent gives a server up that is silent for two intervals. */
    public JsonNode register(String agentId, int heartbeatSeconds) {
        JsonNode registration = receive();
        send("{\"type\":\"registered\",\"agent_id\":\"%s\",\"heartbeat_seconds\":%d}"
                .formatted(agentId, heartbeatSeconds));
        return registration;
    }

    public void send(String message) {
        socket.send(message);
    }

    public void close(int code, String reason) {
        socket.close(code, reason);
    }

    /** Closes without a goodbye, as a server does that is killed. */
    public void breakOff() {
        socket.closeConnection(1006, "");
    }

    /** What the connection was closed with; 1006 when nobody said goodbye. */
    public int closeCode() {
        return Waiting.until(closeCode, "the connection was not closed");
    }

    void received(String message) {
        messages.add(message);
    }

    void closed(int code) {
        closeCode.complete(code);
    }
}
