package io.keyfolio.bench.siege;

import java.util.Base64;
import java.util.concurrent.ThreadLocalRandom;

/** The requests of hostile clients. */
final class Hostilities {

    private static final String END = " HTTP/1.1\r\nHost: localhost\r\n";
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    private static final String JSON = "Content-Type: application/json\r\n";
    /** The start of a request to a route that reads the body before it checks the credential. */
    private static final String READING = "POST /api/profile/upload-avatar" + END + JSON;

    private Hostilities() {}

    static String get(String path, String... fields) {
        return request("GET", path, fields);
    }

    static String request(String method, String path, String... fields) {
        return method + " " + path + END + (fields.length == 0 ? "" : String.join("\r\n", fields) + "\r\n") + "\r\n";
    }

    static String random(int length) {
        StringBuilder text = new StringBuilder(length);
        for (int at = 0; at < length; at++) {
            text.append(LETTERS.charAt(ThreadLocalRandom.current().nextInt(LETTERS.length())));
        }
        return text.toString();
    }

    /** The beginning of a head, of 16 KB in 80 fields. */
    static String longHead() {
        return "GET /livez" + END + (fieldName() + ": " + "x".repeat(180) + "\r\n").repeat(80);
    }

    static String manyFields() {
        return "GET /livez" + END + "a:\r\n".repeat(4000);
    }

    /** A complete head of 16 KB, and an incomplete body. */
    static String headWithoutBody() {
        return READING + (fieldName() + ": " + "x".repeat(180) + "\r\n").repeat(80) + "Content-Length: 2\r\n\r\n{";
    }

    static String longLine() {
        return get("/livez", "X: " + "x".repeat(16_000));
    }

    static String halfBody() {
        return READING + "Content-Length: 60000\r\n\r\n" + " ".repeat(30_000);
    }

    static String chunks() {
        return READING + "Transfer-Encoding: chunked\r\n\r\n" + "1\r\n \r\n".repeat(2000);
    }

    static String trailers() {
        return READING + "Transfer-Encoding: chunked\r\n\r\n0\r\n" + "a:\r\n".repeat(4000);
    }

    static String unknownKey() {
        return get(
                "/v1/auth/verify",
                "Authorization: Bearer " + ThreadLocalRandom.current().nextInt(1 << 30) + "|" + random(48));
    }

    /** A request with a valid session token whose signature is replaced. */
    static String forged(String session) {
        byte[] signature = new byte[384];
        ThreadLocalRandom.current().nextBytes(signature);
        String signed = session.substring(0, session.lastIndexOf('.') + 1)
                + Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
        return get("/v1/auth/verify", "Authorization: Bearer " + signed);
    }

    static String wrongPassword() {
        return post("/api/login", "{\"email\":\"" + random(8) + "@example.com\",\"password\":\"wrong-one\"}");
    }

    private static String post(String path, String body) {
        return "POST " + path + END + JSON + "Content-Length: " + body.length() + "\r\n\r\n" + body;
    }

    static String invented() {
        return request(random(6).toUpperCase(java.util.Locale.ROOT), "/" + random(8));
    }

    static String agent(String key) {
        return get(
                "/api/agents/connect",
                "Connection: Upgrade",
                "Upgrade: websocket",
                "Sec-WebSocket-Version: 13",
                "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==",
                "Sec-WebSocket-Protocol: keyfolio.agent.v1",
                "Authorization: Bearer " + key);
    }

    /** A hundred pings of the largest size, masked with zeros. */
    static String pings() {
        return ("\u0089\u00FD\0\0\0\0" + "x".repeat(125)).repeat(100);
    }

    private static String fieldName() {
        return "X-" + random(8);
    }
}
