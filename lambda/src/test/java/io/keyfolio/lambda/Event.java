package io.keyfolio.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.regex.Pattern;

/** An API Gateway event in payload format 2.0, derived from AWS's example. */
final class Event {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String EXAMPLE = "http-api-event-2.0.json";

    /** The types whose bodies are text if possible; all others are in Base64. */
    private static final Pattern TEXT =
            Pattern.compile("(?i)(text/.*|application/([a-z.+-]*json|javascript|([a-z.-]+\\+)?xml))(;.*)?");

    private final ObjectNode tree;

    private Event(ObjectNode tree) {
        this.tree = tree;
    }

    static Event of(String method, String path) {
        try (InputStream example = Event.class.getResourceAsStream(EXAMPLE)) {
            ObjectNode tree = (ObjectNode) JSON.readTree(example);
            tree.put("rawPath", path).put("rawQueryString", "");
            ObjectNode http = (ObjectNode) tree.at("/requestContext/http");
            http.put("method", method).put("path", path);
            return new Event(tree);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Event query(String raw) {
        tree.put("rawQueryString", raw == null ? "" : raw);
        return this;
    }

    /** Adds a header. A comma joins several values of one name; cookies have a separate array. */
    Event header(String name, String value) {
        if (name.equalsIgnoreCase("Cookie")) {
            Arrays.stream(value.split("; *")).forEach(tree.withArray("cookies")::add);
        } else {
            headers().put(name.toLowerCase(Locale.ROOT), value);
        }
        return this;
    }

    Event bearer(String token) {
        return header("Authorization", "Bearer " + token);
    }

    Event json(String body) {
        return header("Content-Type", "application/json").body(body.getBytes(UTF_8));
    }

    /** Sets the body; without a body, API Gateway omits the member. */
    Event body(byte[] body) {
        boolean text = TEXT.matcher(headers().path("content-type").asText()).matches() && isUtf8(body);
        if (body.length > 0) {
            tree.put(
                    "body", text ? new String(body, UTF_8) : Base64.getEncoder().encodeToString(body));
            tree.put("isBase64Encoded", !text);
        }
        return this;
    }

    /** Sets a member without a change, for unusual events. */
    Event with(String member, String value) {
        tree.put(member, value);
        return this;
    }

    Event base64(byte[] body) {
        tree.put("body", Base64.getEncoder().encodeToString(body)).put("isBase64Encoded", true);
        return this;
    }

    String json() {
        try {
            return JSON.writeValueAsString(tree);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isUtf8(byte[] body) {
        return Arrays.equals(body, new String(body, UTF_8).getBytes(UTF_8));
    }

    private ObjectNode headers() {
        return (ObjectNode) tree.path("headers");
    }
}
