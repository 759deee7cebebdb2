package io.keyfolio.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A request under construction. It is always HTTP that curl can send. */
final class FuzzRequest {

    private static final byte[] NOTHING = {};

    private final List<String> headers = new ArrayList<>();
    private String method;
    private String target;
    private byte[] body = NOTHING;
    private boolean chunked;

    FuzzRequest(String method, String target) {
        this.method = method;
        this.target = target;
    }

    String method() {
        return method;
    }

    FuzzRequest withMethod(String other) {
        method = other;
        return this;
    }

    String target() {
        return target;
    }

    /** Sets the target, in which characters that would end it are escaped. */
    FuzzRequest withTarget(String other) {
        StringBuilder escaped = new StringBuilder();
        for (byte octet : other.getBytes(ISO_8859_1)) {
            int value = octet & 0xff;
            boolean fits = value > ' ' && value != 0x7f && value != '#';
            escaped.append(fits ? String.valueOf((char) value) : String.format(Locale.ROOT, "%%%02x", value));
        }
        target = escaped.toString();
        return this;
    }

    FuzzRequest withQuery(String name, String value) {
        return withTarget(target + (target.indexOf('?') < 0 ? '?' : '&') + name + '=' + value);
    }

    /** Adds a header. Each character is one byte; characters that would end the line are omitted. */
    FuzzRequest with(String name, String value) {
        headers.add(name + ": "
                + value.replaceAll("[\\x00-\\x08\\x0a-\\x1f\\x7f]|[^\\x00-\\xff]", "")
                        .strip());
        return this;
    }

    FuzzRequest without(String name) {
        headers.removeIf(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1));
        return this;
    }

    FuzzRequest withBody(byte[] bytes) {
        body = bytes.clone();
        return this;
    }

    byte[] body() {
        return body.clone();
    }

    FuzzRequest inChunks() {
        chunked = true;
        return this;
    }

    /** The bytes of the request, with {@code Connection: close}. */
    byte[] bytes() {
        StringBuilder head = new StringBuilder(method + " " + target + " HTTP/1.1\r\nHost: localhost\r\n");
        lines().forEach(line -> head.append(line).append("\r\n"));
        head.append("Connection: close\r\n\r\n");
        ByteArrayOutputStream wire = new ByteArrayOutputStream();
        wire.writeBytes(head.toString().getBytes(ISO_8859_1));
        if (isChunked()) {
            wire.writeBytes((Integer.toHexString(body.length) + "\r\n").getBytes(ISO_8859_1));
            wire.writeBytes(body);
            wire.writeBytes("\r\n0\r\n\r\n".getBytes(ISO_8859_1));
        } else {
            wire.writeBytes(body);
        }
        return wire.toByteArray();
    }

    private boolean isChunked() {
        return chunked && body.length > 0;
    }

    private List<String> lines() {
        List<String> lines = new ArrayList<>(headers);
        if (isChunked()) {
            lines.add("Transfer-Encoding: chunked");
        } else if (body.length > 0) {
            lines.add("Content-Length: " + body.length);
        }
        return lines;
    }

    /** The request as a command of bash and curl. */
    String curl(String service) {
        StringBuilder line = new StringBuilder();
        if (body.length > 0) {
            line.append("printf ").append(Shell.printed(body)).append(" | ");
        }
        line.append("curl -i --path-as-is ").append("HEAD".equals(method) ? "-I" : "-X " + Shell.quoted(method));
        List.of("Accept", "Content-Type", "User-Agent").forEach(name -> line.append(" -H '" + name + ":'"));
        lines().stream().filter(header -> !header.startsWith("Content-Length:")).forEach(header -> line.append(" -H ")
                .append(Shell.quoted(header.replaceFirst(":\\s*$", ";"))));
        return line.append(body.length > 0 ? " --data-binary @- " : " ")
                .append(Shell.quoted(service + target))
                .toString();
    }
}
