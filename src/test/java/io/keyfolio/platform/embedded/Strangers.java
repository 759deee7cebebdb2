package io.keyfolio.platform.embedded;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.keyfolio.testing.TlsPeer;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLSocket;

/** Connections to PostgreSQL without a password, which send nothing more and reconnect when one is closed. */
final class Strangers implements Closeable {

    /** The stage at which a connection stops sending. */
    enum Stage {
        CONNECTED,
        ENCRYPTED,
        ASKED_FOR_A_PASSWORD
    }

    private static final int ENCRYPTION_REQUEST = 80877103;
    private static final int PROTOCOL = 196608;
    private static final byte[] LOGIN = "user\0keyfolio\0database\0keyfolio\0\0".getBytes(US_ASCII);
    private static final int STACK_BYTES = 256 * 1024;

    private final int port;
    private final Map<Socket, Stage> open = new ConcurrentHashMap<>();
    private final AtomicInteger held = new AtomicInteger();
    private final AtomicInteger opened = new AtomicInteger();
    private volatile boolean over;

    private Strangers(int port) {
        this.port = port;
    }

    /** Opens a number of connections for each stage. */
    static Strangers connect(int port, int ofEach) {
        Strangers strangers = new Strangers(port);
        for (Stage stage : Stage.values()) {
            for (int stranger = 0; stranger < ofEach; stranger++) {
                Thread thread = new Thread(null, () -> strangers.persist(stage), "stranger", STACK_BYTES);
                thread.setDaemon(true);
                thread.start();
            }
        }
        return strangers;
    }

    /** The number of open, silent connections. */
    int held() {
        return held.get();
    }

    /** The number of connections that have been open and silent at any time. */
    int opened() {
        return opened.get();
    }

    @Override
    public void close() throws IOException {
        over = true;
        for (Socket socket : open.keySet()) {
            socket.close();
        }
    }

    private void persist(Stage stage) {
        while (!over) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                open.put(socket, stage);
                hold(socket, stage);
                open.remove(socket);
            } catch (IOException refused) {
                Thread.onSpinWait();
            }
        }
    }

    private void hold(Socket plain, Stage stage) throws IOException {
        Socket socket = stage == Stage.CONNECTED ? plain : encrypted(plain);
        if (stage == Stage.ASKED_FOR_A_PASSWORD) {
            socket.getOutputStream()
                    .write(ByteBuffer.allocate(8 + LOGIN.length)
                            .putInt(8 + LOGIN.length)
                            .putInt(PROTOCOL)
                            .put(LOGIN)
                            .array());
            DataInputStream in = new DataInputStream(socket.getInputStream());
            if (in.readByte() != 'R') {
                throw new IOException("refused");
            }
            in.readNBytes(in.readInt() - 4);
        }
        opened.incrementAndGet();
        held.incrementAndGet();
        try {
            socket.getInputStream().transferTo(OutputStream.nullOutputStream());
        } finally {
            held.decrementAndGet();
        }
    }

    private static Socket encrypted(Socket socket) throws IOException {
        socket.getOutputStream()
                .write(ByteBuffer.allocate(8)
                        .putInt(8)
                        .putInt(ENCRYPTION_REQUEST)
                        .array());
        if (socket.getInputStream().read() != 'S') {
            throw new IOException("refused");
        }
        SSLSocket encrypted = TlsPeer.over(socket);
        encrypted.startHandshake();
        return encrypted;
    }
}
