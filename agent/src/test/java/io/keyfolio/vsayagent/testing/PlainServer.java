package io.keyfolio.vsayagent.testing;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** A server that answers every handshake with the same plain HTTP status. */
public final class PlainServer implements AutoCloseable {

    private final BlockingQueue<String> paths = new LinkedBlockingQueue<>();
    private final HttpServer server;

    private PlainServer(HttpServer server) {
        this.server = server;
    }

    public static PlainServer answering(int status, String location) throws IOException {
        HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        PlainServer server = new PlainServer(http);
        http.createContext("/", exchange -> {
            server.paths.add(exchange.getRequestURI().toString());
            exchange.getResponseHeaders().set("Location", location);
            exchange.getResponseHeaders().set("WWW-Authenticate", "Bearer");
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        http.start();
        return server;
    }

    public String host() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** The path of the next handshake; fails if there is none soon. */
    public String nextPath() {
        return Waiting.forNext(paths, () -> "no agent came");
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
