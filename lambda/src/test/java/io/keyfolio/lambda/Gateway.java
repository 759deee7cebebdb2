package io.keyfolio.lambda;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.keyfolio.lambda.RuntimeApi.Posted;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;

/** A simulated API Gateway: it converts each request to an event, one at a time, and the posted result to a response. */
final class Gateway implements AutoCloseable {

    private static final int ANY_PORT = 0;
    private static final int DEFAULT_BACKLOG = 0;
    private static final int BAD_GATEWAY = 502;
    private static final int NO_BODY = -1;

    private final HttpServer server;
    private final RuntimeApi api;

    private Gateway(HttpServer server, RuntimeApi api) {
        this.server = server;
        this.api = api;
    }

    static Gateway start(RuntimeApi api) throws IOException {
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), ANY_PORT), DEFAULT_BACKLOG);
        Gateway gateway = new Gateway(server, api);
        server.createContext("/", gateway::carry); // on the single thread of the server
        server.start();
        return gateway;
    }

    int port() {
        return server.getAddress().getPort();
    }

    private void carry(HttpExchange exchange) throws IOException {
        Posted posted = api.invoke(event(exchange).json());
        if (posted.isError()) {
            exchange.sendResponseHeaders(BAD_GATEWAY, NO_BODY);
        } else {
            send(Answer.of(posted.body()), exchange);
        }
        exchange.close();
    }

    private static Event event(HttpExchange exchange) throws IOException {
        Event event = Event.of(
                        exchange.getRequestMethod(), exchange.getRequestURI().getRawPath())
                .query(exchange.getRequestURI().getRawQuery());
        for (Map.Entry<String, List<String>> header :
                exchange.getRequestHeaders().entrySet()) {
            event = event.header(header.getKey(), String.join(",", header.getValue()));
        }
        return event.body(exchange.getRequestBody().readAllBytes());
    }

    private static void send(Answer answer, HttpExchange exchange) throws IOException {
        answer.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
        answer.cookies().forEach(cookie -> exchange.getResponseHeaders().add("Set-Cookie", cookie));
        boolean withoutBody =
                answer.body().length() == 0 || exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(
                answer.status(), withoutBody ? NO_BODY : answer.body().length());
        if (!withoutBody) {
            exchange.getResponseBody().write(answer.body().getBytes());
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
