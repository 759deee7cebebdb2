package io.keyfolio.vsayagent.connection;

import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.Queue;
import java.util.concurrent.CompletionStage;

/** Passes received data to the thread of the connection, which requests each next part. */
final class Inbox implements WebSocket.Listener {

    /** An event of the socket. */
    interface Event {
        void handle() throws InterruptedException;
    }

    private static final int LONGEST_MESSAGE = 64 * 1024;

    private final Queue<Event> events;
    private final Connection connection;
    private final StringBuilder message = new StringBuilder();

    Inbox(Queue<Event> events, Connection connection) {
        this.events = events;
        this.connection = connection;
    }

    @Override
    public void onOpen(WebSocket socket) {
        events.add(() -> connection.opened(socket));
    }

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
        message.append(data);
        if (message.length() > LONGEST_MESSAGE) {
            events.add(() -> connection.failed("the server sent a message that is too long"));
            message.setLength(0);
        } else if (last) {
            String text = message.toString();
            message.setLength(0);
            events.add(() -> connection.received(text));
        } else {
            events.add(connection::heard);
        }
        return null;
    }

    @Override
    public CompletionStage<?> onBinary(WebSocket socket, ByteBuffer data, boolean last) {
        events.add(connection::heard);
        return null;
    }

    @Override
    public CompletionStage<?> onPing(WebSocket socket, ByteBuffer message) {
        events.add(connection::heard);
        return null;
    }

    @Override
    public CompletionStage<?> onPong(WebSocket socket, ByteBuffer message) {
        events.add(connection::heard);
        return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
        events.add(() -> connection.closed(code, reason));
        return null;
    }

    @Override
    public void onError(WebSocket socket, Throwable error) {
        events.add(() -> connection.failed("the connection broke (" + Failures.describe(error) + ")"));
    }
}
