package io.keyfolio.vsayagent.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import org.java_websocket.WebSocket;
import org.java_websocket.handshake.ClientHandshake;

/** The server side of a connection. */
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

    /** The next message of the agent; fails if there is none soon. */
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

    /** Receives the registration, and answers with the id and the shortest interval of heartbeats. */
    public JsonNode register(String agentId) {
        return register(agentId, 1);
    }

    /**
     * As {@link #register(String)}, with an interval. An agent disconnects from a server that is silent for two intervals.
     */
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

    /** Breaks the connection without a close frame, as a killed server does. */
    public void breakOff() {
        socket.closeConnection(1006, "");
    }

    /** The close code of the connection; 1006 without a close frame. */
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
