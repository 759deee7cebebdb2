import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** One caller, with a connection to each route that it asked. */
final class Client {

    private final Map<Route, Connection> connections = new HashMap<>();

    /** Answers in any case; the time of the start is taken before a connection is opened. */
    Answer ask(Route route, String request, String bearer, String body) {
        long started = System.nanoTime();
        try {
            return connection(route).ask(text(request, bearer, body), started);
        } catch (IOException failure) {
            drop(route);
            return new Answer(0, failure.toString(), started, System.nanoTime());
        }
    }

    private Connection connection(Route route) throws IOException {
        Connection connection = connections.get(route);
        if (connection == null || !connection.isUsable(route)) {
            drop(route);
            connection = new Connection(route);
            connections.put(route, connection);
        }
        return connection;
    }

    private void drop(Route route) {
        Connection dropped = connections.remove(route);
        if (dropped != null) {
            dropped.close();
        }
    }

    private static String text(String request, String bearer, String body) {
        String head = request + " HTTP/1.1\r\nHost: localhost\r\n"
                + (bearer.isEmpty() ? "" : "Authorization: Bearer " + bearer + "\r\n");
        return body.isEmpty() && request.startsWith("GET")
                ? head + "\r\n"
                : head + "Content-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
    }
}
