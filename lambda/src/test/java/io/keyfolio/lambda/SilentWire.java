package io.keyfolio.lambda;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A proxy between the function and its database. After {@link #fallSilent}, its connections stay open and forward no data.
 */
final class SilentWire implements Closeable {

    private static final int ANY_PORT = 0;
    private static final int DEFAULT_BACKLOG = 0;
    private static final int PIECE = 8192;

    private final ServerSocket door;
    private final int target;
    private final AtomicInteger silences = new AtomicInteger();
    private final ExecutorService threads = Executors.newCachedThreadPool(SilentWire::daemon);

    private SilentWire(ServerSocket door, int target) {
        this.door = door;
        this.target = target;
    }

    static SilentWire to(int target) throws IOException {
        ServerSocket door = new ServerSocket(ANY_PORT, DEFAULT_BACKLOG, InetAddress.getLoopbackAddress());
        SilentWire wire = new SilentWire(door, target);
        wire.threads.execute(wire::accept);
        return wire;
    }

    int port() {
        return door.getLocalPort();
    }

    /** Stops forwarding data on existing connections; new connections work. */
    void fallSilent() {
        silences.incrementAndGet();
    }

    @Override
    public void close() throws IOException {
        door.close();
        threads.shutdownNow();
    }

    private void accept() {
        try {
            while (true) {
                Socket function = door.accept();
                Socket database = new Socket(InetAddress.getLoopbackAddress(), target);
                int born = silences.get();
                threads.execute(() -> carry(function, database, born));
                threads.execute(() -> carry(database, function, born));
            }
        } catch (IOException closed) {
            return;
        }
    }

    /** Forwards data. On a silent connection, it discards received data and does not forward the end. */
    private void carry(Socket from, Socket to, int born) {
        byte[] piece = new byte[PIECE];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int length = in.read(piece); length >= 0; length = in.read(piece)) {
                if (silences.get() == born) {
                    out.write(piece, 0, length);
                }
            }
            if (silences.get() == born) {
                to.close();
            }
        } catch (IOException ended) {
            return;
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "silent-wire");
        thread.setDaemon(true);
        return thread;
    }
}
