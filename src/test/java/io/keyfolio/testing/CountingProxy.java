package io.keyfolio.testing;

import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A proxy between the service and PostgreSQL. It records every executed statement, and holds the response to one of them if
 * a test requests it.
 */
public final class CountingProxy implements Closeable {

    private static final int ANY_PORT = 0;
    private static final int DEFAULT_BACKLOG = 0;
    private static final int PIECE = 8192;
    private static final String WHAT_ARE_YOU = "select (pg_control_system())";

    private final int target;
    private final ServerSocket door;
    private final List<String> statements = new CopyOnWriteArrayList<>();
    private final Set<String> ever = ConcurrentHashMap.newKeySet();
    private final AtomicReference<HeldAnswer> wanted = new AtomicReference<>();
    private final ExecutorService threads = Executors.newCachedThreadPool(CountingProxy::daemon);

    CountingProxy(int target) {
        this.target = target;
        try {
            door = new ServerSocket(ANY_PORT, DEFAULT_BACKLOG, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.execute(this::accept);
    }

    int port() {
        return door.getLocalPort();
    }

    /** The statements during the requests. The response to a request follows its statements. */
    public List<String> statementsOf(Runnable requests) {
        statements.clear();
        requests.run();
        return List.copyOf(statements);
    }

    /** Every distinct statement since the start of the service. */
    public Set<String> everExecuted() {
        return Set.copyOf(ever);
    }

    /** Holds the responses of PostgreSQL to one connection, from the next statement that contains the text on. */
    public HeldAnswer holdAnswerTo(String partOfStatement) {
        HeldAnswer held = new HeldAnswer(partOfStatement);
        wanted.set(held);
        return held;
    }

    @Override
    public void close() throws IOException {
        door.close();
        threads.shutdownNow();
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket service = door.accept();
                Socket database = new Socket(InetAddress.getLoopbackAddress(), target);
                service.setTcpNoDelay(true);
                database.setTcpNoDelay(true);
                AtomicReference<HeldAnswer> held = new AtomicReference<>();
                threads.execute(() -> carryAnswers(database, service, held));
                threads.execute(() -> carryMessages(service, database, held));
            } catch (SocketException closed) {
                return;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static void carryAnswers(Socket database, Socket service, AtomicReference<HeldAnswer> held) {
        byte[] piece = new byte[PIECE];
        try (database;
                service) {
            for (int length = read(database, piece); length >= 0; length = read(database, piece)) {
                HeldAnswer hold = held.getAndSet(null);
                if (hold != null) {
                    hold.hold();
                }
                service.getOutputStream().write(piece, 0, length);
            }
        } catch (IOException | InterruptedException connectionEnded) {
            // both ends are closed, as without this proxy
        }
    }

    private static int read(Socket database, byte[] piece) throws IOException {
        return database.getInputStream().read(piece);
    }

    /** Records a statement before forwarding it, so before any response. What the service asks every server is left out. */
    private void note(String statement, AtomicReference<HeldAnswer> held) {
        if (statement.startsWith(WHAT_ARE_YOU)) {
            return;
        }
        statements.add(statement);
        ever.add(String.valueOf(statement));
        HeldAnswer hold = wanted.get();
        if (hold != null && hold.isTo(statement) && wanted.compareAndSet(hold, null)) {
            held.set(hold);
        }
    }

    private void carryMessages(Socket service, Socket database, AtomicReference<HeldAnswer> held) {
        try (service;
                database;
                DataInputStream in = new DataInputStream(service.getInputStream());
                DataOutputStream out = new DataOutputStream(database.getOutputStream())) {
            FrontendMessages messages = new FrontendMessages(in, out, text -> note(text, held));
            messages.carryStartup();
            while (true) {
                messages.carryNext();
            }
        } catch (EOFException | SocketException connectionEnded) {
            // both ends are closed, as without this proxy
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "counting-proxy");
        thread.setDaemon(true);
        return thread;
    }
}
