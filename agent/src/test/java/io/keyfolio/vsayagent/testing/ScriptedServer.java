package io.keyfolio.vsayagent.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import javax.net.ssl.SSLContext;
import org.java_websocket.WebSocket;
import org.java_websocket.drafts.Draft_6455;
import org.java_websocket.framing.Framedata;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.protocols.Protocol;
import org.java_websocket.server.DefaultSSLWebSocketServerFactory;
import org.java_websocket.server.WebSocketServer;

/** A server that a test controls. By itself, it only answers pings. */
public final class ScriptedServer extends WebSocketServer implements AutoCloseable {

    private static final String SUBPROTOCOL = "keyfolio.agent.v1";
    private static final int REMINDER_MILLIS = 50;

    private final BlockingQueue<ServerSide> accepted = new LinkedBlockingQueue<>();
    private final CountDownLatch started = new CountDownLatch(1);
    private final ScheduledExecutorService reminder = Executors.newSingleThreadScheduledExecutor();
    private volatile boolean isDeaf;

    private ScriptedServer(String subprotocol) {
        super(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                1,
                List.of(new Draft_6455(List.of(), List.of(new Protocol(subprotocol)))));
        setReuseAddr(true);
        setConnectionLostTimeout(0);
        setDaemon(true);
    }

    public static ScriptedServer running() {
        return speaking(SUBPROTOCOL);
    }

    public static ScriptedServer speaking(String subprotocol) {
        return new ScriptedServer(subprotocol).awaitStart();
    }

    public static ScriptedServer encrypted(SSLContext context) {
        ScriptedServer server = new ScriptedServer(SUBPROTOCOL);
        server.setWebSocketFactory(new DefaultSSLWebSocketServerFactory(context));
        return server.awaitStart();
    }

    private ScriptedServer awaitStart() {
        start();
        Waiting.until(started);
        var unused = reminder.scheduleWithFixedDelay(this::remind, REMINDER_MILLIS, REMINDER_MILLIS, MILLISECONDS);
        return this;
    }

    /** Wakes the selector of the library, which may miss data that another thread sends just after a read. */
    private void remind() {
        getConnections().stream().filter(WebSocket::hasBufferedData).forEach(this::onWriteDemand);
    }

    public String host() {
        return "http://localhost:" + getPort();
    }

    /** The next connection; fails if there is none soon. */
    public ServerSide accept() {
        return Waiting.forNext(accepted, () -> "no agent connected");
    }

    public boolean hasAccepted() {
        return !accepted.isEmpty();
    }

    /** Stops answering pings. */
    public void turnDeaf() {
        isDeaf = true;
    }

    @Override
    public void close() {
        reminder.shutdownNow();
        try {
            stop(1000);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void onStart() {
        started.countDown();
    }

    @Override
    public void onOpen(WebSocket socket, ClientHandshake handshake) {
        ServerSide side = new ServerSide(socket, handshake);
        socket.setAttachment(side);
        accepted.add(side);
    }

    @Override
    public void onMessage(WebSocket socket, String message) {
        socket.<ServerSide>getAttachment().received(message);
    }

    @Override
    public void onMessage(WebSocket socket, ByteBuffer message) {
        socket.<ServerSide>getAttachment().received("binary " + UTF_8.decode(message));
    }

    @Override
    public void onWebsocketPing(WebSocket socket, Framedata ping) {
        if (!isDeaf) {
            super.onWebsocketPing(socket, ping);
        }
    }

    @Override
    public void onClose(WebSocket socket, int code, String reason, boolean byAgent) {
        socket.<ServerSide>getAttachment().closed(code);
    }

    @Override
    public void onError(WebSocket socket, Exception failure) {
        if (socket == null) {
            throw new IllegalStateException(failure);
        }
    }
}
