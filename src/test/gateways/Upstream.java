import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Stands behind a gateway: says what reached it, in its answer and in a line on standard output for each request. */
final class Upstream {

    private final int status;

    private Upstream(int status) {
        this.status = status;
    }

    /** The status to answer with, and a port; 0 for any, which is the first line printed. */
    public static void main(String... arguments) throws IOException {
        int port = Integer.parseInt(arguments[1]);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/", new Upstream(Integer.parseInt(arguments[0]))::answer);
        server.start();
        System.out.println(server.getAddress().getPort());
    }

    private void answer(HttpExchange exchange) throws IOException {
        String asked = exchange.getRequestMethod() + " " + exchange.getRequestURI();
        String digest = digest(exchange.getRequestBody().readAllBytes());
        Headers headers = exchange.getRequestHeaders();
        System.out.println(asked);
        exchange.getResponseHeaders().set("Retry-After", "1");
        exchange.sendResponseHeaders(status, 0);
        try (PrintStream body = new PrintStream(exchange.getResponseBody(), false, StandardCharsets.UTF_8)) {
            body.println(asked);
            for (String name : headers.keySet()) {
                headers.get(name).forEach(value -> body.println(name.toLowerCase() + ": " + value));
            }
            body.println("body's digest: " + digest);
        }
    }

    private static String digest(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
