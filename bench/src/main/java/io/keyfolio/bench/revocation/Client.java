package io.keyfolio.bench.revocation;

import io.keyfolio.bench.harness.Answer;
import io.keyfolio.bench.harness.HttpConnection;
import io.keyfolio.bench.harness.Requests;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** A client, with one connection to each route that it has used. */
public final class Client {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Map<Route, HttpConnection> connections = new HashMap<>();

    /** Sends a request and always returns an answer. Its start time is taken before a connection is opened. */
    public Answer ask(Route route, String request, String bearer, String body) {
        long started = System.nanoTime();
        try {
            return connection(route).ask(Requests.text(request, bearer, body), started);
        } catch (IOException failure) {
            drop(route);
            return Answer.none(failure, started);
        }
    }

    private HttpConnection connection(Route route) throws IOException {
        HttpConnection connection = connections.get(route);
        if (connection == null || !route.isUsable(connection)) {
            drop(route);
            connection = new HttpConnection(route.port(), PATIENCE);
            connections.put(route, connection);
        }
        return connection;
    }

    private void drop(Route route) {
        HttpConnection dropped = connections.remove(route);
        if (dropped != null) {
            dropped.close();
        }
    }
}
