package io.keyfolio.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Lambda's runtime API (2018-06-01), from which a function gets its events and to which it posts its responses. */
final class RuntimeApi implements AutoCloseable {

    private static final String ROOT = "/2018-06-01/runtime/";
    private static final String NEXT = ROOT + "invocation/next";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int ANY_PORT = 0;
    private static final int DEFAULT_BACKLOG = 0;
    private static final int ACCEPTED = 202;
    private static final int NO_BODY = -1;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool(RuntimeApi::daemon);
    private final LinkedBlockingQueue<Invocation> waiting = new LinkedBlockingQueue<>();
    private final Map<String, Invocation> underWay = new ConcurrentHashMap<>();
    private final CompletableFuture<String> failedStart = new CompletableFuture<>();

    private RuntimeApi(HttpServer server) {
        this.server = server;
    }

    static RuntimeApi start() throws IOException {
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), ANY_PORT), DEFAULT_BACKLOG);
        RuntimeApi api = new RuntimeApi(server);
        server.setExecutor(api.threads);
        server.createContext(NEXT, api::next);
        server.createContext(ROOT + "invocation/", api::finished);
        server.createContext(ROOT + "init/error", api::startFailed);
        server.start();
        return api;
    }

    /** The host and port for {@code AWS_LAMBDA_RUNTIME_API}. */
    String address() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    /** Sends an event to the function; returns the posted result. */
    Posted invoke(String event) {
        Invocation invocation = new Invocation(UUID.randomUUID().toString(), event, new CompletableFuture<>());
        waiting.add(invocation);
        return invocation
                .posted()
                .applyToEither(failedStart.thenApply(RuntimeApi::neverAnswered), posted -> posted)
                .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .join();
    }

    private static Posted neverAnswered(String failure) {
        throw new IllegalStateException("The function did not start: " + failure);
    }

    /** The posted error of a failed start, when it arrives. */
    CompletableFuture<String> failedStart() {
        return failedStart;
    }

    private void next(HttpExchange exchange) throws IOException {
        Invocation invocation;
        try {
            invocation = waiting.take();
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            exchange.close();
            return;
        }
        underWay.put(invocation.id(), invocation);
        byte[] event = invocation.event().getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.getResponseHeaders().set("Lambda-Runtime-Aws-Request-Id", invocation.id());
        exchange.getResponseHeaders()
                .set("Lambda-Runtime-Deadline-Ms", Long.toString(System.currentTimeMillis() + PATIENCE.toMillis()));
        exchange.getResponseHeaders()
                .set(
                        "Lambda-Runtime-Invoked-Function-Arn",
                        "arn:aws:lambda:eu-central-1:123456789012:function:keyfolio");
        exchange.getResponseHeaders().set("Lambda-Runtime-Trace-Id", "Root=1-5bef4de7-ad49b0e87f6ef6c87fc2e700");
        exchange.sendResponseHeaders(200, event.length);
        exchange.getResponseBody().write(event);
        exchange.close();
    }

    private void finished(HttpExchange exchange) throws IOException {
        String[] path =
                exchange.getRequestURI().getPath().substring(ROOT.length()).split("/", -1);
        String body = read(exchange);
        exchange.sendResponseHeaders(ACCEPTED, NO_BODY);
        exchange.close();
        underWay.remove(path[1]).posted().complete(new Posted(path[2].equals("error"), body));
    }

    private void startFailed(HttpExchange exchange) throws IOException {
        String body = read(exchange);
        exchange.sendResponseHeaders(ACCEPTED, NO_BODY);
        exchange.close();
        failedStart.complete(body);
    }

    private static String read(HttpExchange exchange) {
        try {
            return new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "runtime-api");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void close() {
        threads.shutdownNow();
        server.stop(0);
    }

    private record Invocation(String id, String event, CompletableFuture<Posted> posted) {}

    /** The result of an event. */
    record Posted(boolean isError, String body) {}
}
