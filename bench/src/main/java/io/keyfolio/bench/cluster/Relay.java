package io.keyfolio.bench.cluster;

import io.keyfolio.bench.harness.Ports;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * A TCP relay of one link. A frozen link is like a network that loses all packets: connections stay open, and both sides receive
 * nothing until the link is restored. A cut link resets its connections and each new one.
 */
public final class Relay implements AutoCloseable {

    private static final int BACKLOG = 512;
    private static final int BUFFER_BYTES = 32 * 1024;

    private final int port = Ports.freeBelowClients();
    private volatile int target;
    private final ServerSocket server;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private State state = State.OPEN;

    /** Starts a relay to a port of this machine. */
    Relay(int target) throws IOException {
        this.target = target;
        this.server = new ServerSocket(port, BACKLOG, InetAddress.getLoopbackAddress());
        start(this::acceptAll);
    }

    int port() {
        return port;
    }

    /** Leads new connections to another port. */
    void leadTo(int next) {
        target = next;
    }

    public void freeze() {
        become(State.FROZEN);
    }

    public void cut() {
        become(State.CUT);
        closeAll();
    }

    public void restore() {
        become(State.OPEN);
    }

    private synchronized void become(State next) {
        state = next;
        notifyAll();
    }

    /** Waits while the link is frozen; returns whether it carries data. */
    private synchronized boolean carries() {
        try {
            while (state == State.FROZEN) {
                wait();
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
        return state == State.OPEN;
    }

    private void acceptAll() {
        while (!server.isClosed()) {
            try {
                accept(server.accept());
            } catch (IOException ended) {
                // the relay is closed, or the client has already gone
            }
        }
    }

    private void accept(Socket client) throws IOException {
        sockets.add(client);
        start(() -> connect(client));
    }

    private void connect(Socket client) {
        if (!carries()) {
            reset(client);
            return;
        }
        try {
            Socket service = new Socket(InetAddress.getLoopbackAddress(), target);
            join(client, service);
        } catch (IOException down) {
            close(client);
        }
    }

    /** Carries both directions. If the link was cut while the connection to the target was opened, that connection is reset too. */
    private void join(Socket client, Socket service) throws IOException {
        sockets.add(service);
        if (!carries()) {
            closeAll();
            return;
        }
        try {
            client.setTcpNoDelay(true);
            service.setTcpNoDelay(true);
        } catch (IOException gone) {
            close(service);
            throw gone;
        }
        start(() -> pump(service, client));
        pump(client, service);
    }

    /** Copies one direction. The end of a connection passes the link as data does, so a frozen link delays it too. */
    private void pump(Socket from, Socket to) {
        byte[] buffer = new byte[BUFFER_BYTES];
        try {
            for (int read = from.getInputStream().read(buffer);
                    read >= 0;
                    read = from.getInputStream().read(buffer)) {
                if (!carries()) {
                    break;
                }
                to.getOutputStream().write(buffer, 0, read);
            }
        } catch (IOException ended) {
            // the link passes the end on
        }
        Consumer<Socket> end = carries() ? Relay::close : Relay::reset;
        sockets.remove(from);
        sockets.remove(to);
        end.accept(from);
        end.accept(to);
    }

    private void closeAll() {
        sockets.forEach(Relay::reset);
        sockets.clear();
    }

    private static void reset(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
        } catch (IOException closed) {
            // it is closed, as intended
        }
        close(socket);
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException closed) {
            // it is closed, as intended
        }
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "relay");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        server.close();
        cut();
    }

    private enum State {
        OPEN,
        FROZEN,
        CUT
    }
}
