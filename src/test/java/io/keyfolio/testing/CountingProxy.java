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
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Stands between the service and PostgreSQL and notes every statement that the service has executed. */
public final class CountingProxy implements Closeable {

    private static final int ANY_PORT = 0;
    private static final int DEFAULT_BACKLOG = 0;

    private final int target;
    private final ServerSocket door;
    private final List<String> statements = new CopyOnWriteArrayList<>();
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

    /** What is executed while that runs; the answer to a request comes after its statements. */
    public List<String> statementsOf(Runnable requests) {
        statements.clear();
        requests.run();
        return List.copyOf(statements);
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
                threads.execute(() -> carryAnswers(database, service));
                threads.execute(() -> carryMessages(service, database));
            } catch (SocketException closed) {
                return;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static void carryAnswers(Socket database, Socket service) {
        try (database;
                service) {
            database.getInputStream().transferTo(service.getOutputStream());
        } catch (IOException connectionEnded) {
            // both ends are closed, as they would be without this proxy
        }
    }

    private void carryMessages(Socket service, Socket database) {
        try (service;
                database;
                DataInputStream in = new DataInputStream(service.getInputStream());
                DataOutputStream out = new DataOutputStream(database.getOutputStream())) {
            FrontendMessages messages = new FrontendMessages(in, out, statements::add);
            messages.carryStartup();
            while (true) {
                messages.carryNext();
            }
        } catch (EOFException | SocketException connectionEnded) {
            // both ends are closed, as they would be without this proxy
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
