package io.keyfolio.vsayagent.connection;

import java.io.IOException;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Sends messages one after the other. A server that accepts no data is a failure after a time limit. */
final class Sender {

    private static final int TIMEOUT_SECONDS = 10;

    private final WebSocket socket;

    Sender(WebSocket socket) {
        this.socket = socket;
    }

    void text(String message) throws IOException, InterruptedException {
        await(socket.sendText(message, true));
    }

    /** Sends a message and a ping; the pong shows that the server is alive. */
    void textAndPing(String message) throws IOException, InterruptedException {
        text(message);
        await(socket.sendPing(ByteBuffer.allocate(0)));
    }

    void close() throws IOException, InterruptedException {
        await(socket.sendClose(WebSocket.NORMAL_CLOSURE, ""));
    }

    private static void await(CompletableFuture<WebSocket> sent) throws IOException, InterruptedException {
        try {
            var unused = sent.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new IOException(Failures.describe(e), e);
        } catch (TimeoutException e) {
            throw new IOException("the server takes nothing", e);
        }
    }
}
