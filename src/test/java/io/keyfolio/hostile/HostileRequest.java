package io.keyfolio.hostile;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/** A hostile request, byte by byte, and its expected statuses. */
final class HostileRequest {

    /** A placeholder for the session token of the sender. */
    static final String SESSION = "{session}";

    /** A placeholder for an API key of the sender with all abilities. */
    static final String API_KEY = "{api-key}";

    /** A placeholder for the account API key of the sender. */
    static final String ACCOUNT_KEY = "{account-key}";

    /** The status of a connection that ended without a response. */
    static final int HUNG_UP = 0;

    private static final int LONGEST_NAME = 120;

    private final String method;
    private final String target;
    private final List<String> headers = new ArrayList<>();
    private static final Set<String> SIGN_INS =
            Set.of("/api/login", "/api/signup", "/api/auth/refresh", "/v1/auth/login", "/v1/auth/register");

    private static final int LARGEST_SIGN_IN = 4096;
    private static final int CONTENT_TOO_LARGE = 413;

    private final Set<Integer> statuses = new TreeSet<>();
    private byte[] body;
    private boolean chunked;
    private boolean refusedByHttp;
    private boolean tokenInBody;
    private String note = "";
    private String blamed;

    private HostileRequest(String method, String target) {
        this.method = method;
        this.target = target;
    }

    static HostileRequest to(String method, String target) {
        return new HostileRequest(method, target);
    }

    /** Adds the fault of the request to the name of the test. */
    HostileRequest with(String oddity) {
        note = oddity;
        return this;
    }

    /** Adds a header line; characters above 127 are encoded as Latin-1. */
    HostileRequest header(String line) {
        headers.add(line);
        return this;
    }

    HostileRequest signedIn() {
        return header("Authorization: Bearer " + SESSION);
    }

    HostileRequest json(String text) {
        return header("Content-Type: application/json").body(text.getBytes(UTF_8));
    }

    HostileRequest body(byte[] bytes) {
        body = bytes.clone();
        return this;
    }

    /** Sends the body in chunks, without announcing its length. */
    HostileRequest inChunks() {
        chunked = true;
        return this;
    }

    HostileRequest answers(Integer... expected) {
        statuses.addAll(List.of(expected));
        return this;
    }

    /** Sets the field that the refusal must name. */
    HostileRequest blames(String field) {
        blamed = field;
        return this;
    }

    Optional<String> blamed() {
        return Optional.ofNullable(blamed);
    }

    /** Allows a refusal with an empty body, before the path is known. */
    HostileRequest mayBeRefusedByHttp() {
        refusedByHttp = true;
        return this;
    }

    boolean isRefusableByHttp() {
        return refusedByHttp;
    }

    Set<Integer> statuses() {
        if (body != null && body.length > LARGEST_SIGN_IN && SIGN_INS.contains(target)) {
            statuses.add(CONTENT_TOO_LARGE);
        }
        return statuses;
    }

    boolean isHead() {
        return "HEAD".equals(method);
    }

    /** Sets whether the body contains a token. */
    HostileRequest bringsToken(boolean inBody) {
        tokenInBody = inBody;
        return this;
    }

    /** Whether the request contains a token, valid or not. */
    boolean bringsToken() {
        return tokenInBody || headers.stream().anyMatch(line -> line.matches("(?is)Authorization: *Bearer([ \t].*)?"));
    }

    String target() {
        return target;
    }

    /** The bytes of the request; {@code sender} replaces the placeholders with tokens. */
    byte[] bytes(UnaryOperator<String> sender) {
        StringBuilder head =
                new StringBuilder(method + " " + sender.apply(target) + " HTTP/1.1\r\nHost: localhost\r\n");
        headers.forEach(line -> head.append(sender.apply(line)).append("\r\n"));
        if (body != null) {
            head.append(chunked ? "Transfer-Encoding: chunked" : "Content-Length: " + body.length)
                    .append("\r\n");
        }
        head.append("Connection: close\r\n\r\n");
        ByteArrayOutputStream wire = new ByteArrayOutputStream();
        wire.writeBytes(head.toString().getBytes(ISO_8859_1));
        if (body != null) {
            wire.writeBytes(chunked ? oneChunk(body) : body);
        }
        return wire.toByteArray();
    }

    private static byte[] oneChunk(byte[] body) {
        ByteArrayOutputStream chunks = new ByteArrayOutputStream();
        if (body.length > 0) {
            chunks.writeBytes((Integer.toHexString(body.length) + "\r\n").getBytes(ISO_8859_1));
            chunks.writeBytes(body);
            chunks.writeBytes("\r\n".getBytes(ISO_8859_1));
        }
        chunks.writeBytes("0\r\n\r\n".getBytes(ISO_8859_1));
        return chunks.toByteArray();
    }

    @Override
    public String toString() {
        String name = method + " " + target + (note.isEmpty() ? "" : " with " + note);
        String printable = name.replaceAll("[^\\x20-\\x7e]", "?");
        return printable.length() <= LONGEST_NAME ? printable : printable.substring(0, LONGEST_NAME) + "...";
    }
}
