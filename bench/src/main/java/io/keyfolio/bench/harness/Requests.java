package io.keyfolio.bench.harness;

/** Writes the text of HTTP/1.1 requests. */
public final class Requests {

    private Requests() {}

    /** The text of a request ({@code GET /path}) with a token and a body, each unless it is empty. */
    public static String text(String request, String bearer, String body) {
        String head = request + " HTTP/1.1\r\nHost: localhost\r\n"
                + (bearer.isEmpty() ? "" : "Authorization: Bearer " + bearer + "\r\n");
        return body.isEmpty() && request.startsWith("GET")
                ? head + "\r\n"
                : head + "Content-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
    }

    /** The same request, after which the service closes the connection. */
    public static String closing(String text) {
        return text.replaceFirst("\r\n", "\r\nConnection: close\r\n");
    }
}
