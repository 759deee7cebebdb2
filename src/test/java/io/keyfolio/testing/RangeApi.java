package io.keyfolio.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A range API of breached passwords. Its answers to some passwords are faulty; {@code /requests} lists the received requests. */
final class RangeApi implements AutoCloseable {

    /** Hashes in the order of an answer; a count of zero pads the answer. */
    private static final String OTHERS =
            "0018A45C4D1DEF81644B54AB7F969B88D65:3\r\n00000000000000000000000000000000000:0\r\n";

    private static final byte[] ENDLESS = OTHERS.repeat(1000).getBytes(StandardCharsets.US_ASCII);

    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final CountDownLatch end = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;

    RangeApi() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/range/", this::answer);
        server.createContext("/requests", exchange -> send(exchange, 200, String.join("\n", requests)));
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/range";
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().toString();
        requests.add(exchange.getRequestMethod() + " " + path + " "
                + exchange.getRequestHeaders().getFirst("Add-Padding"));
        String prefix = path.substring(path.lastIndexOf('/') + 1);
        if (prefix.equals(prefix(BreachedPassword.SLOW))) {
            awaitEnd();
        } else if (prefix.equals(prefix(BreachedPassword.ENDLESS))) {
            sendForEver(exchange);
        } else {
            Map.Entry<Integer, String> answer = answer(prefix);
            send(exchange, answer.getKey(), answer.getValue());
        }
    }

    private static Map.Entry<Integer, String> answer(String prefix) {
        for (BreachedPassword password : BreachedPassword.values()) {
            if (prefix.equals(prefix(password))) {
                return Map.entry(password.status(), OTHERS + password.line());
            }
        }
        return Map.entry(200, OTHERS);
    }

    private static String prefix(BreachedPassword password) {
        return Sha1.of(password.text()).substring(0, 5);
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.US_ASCII);
        exchange.sendResponseHeaders(status, bytes.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    private static void sendForEver(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream out = exchange.getResponseBody()) {
            while (true) {
                out.write(ENDLESS);
            }
        }
    }

    private void awaitEnd() {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        end.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
