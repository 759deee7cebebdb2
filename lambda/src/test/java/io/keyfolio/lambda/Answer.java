package io.keyfolio.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.buffer.Buffer;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;

/** A response of the function in API Gateway's payload format 2.0, with only the members of that format. */
record Answer(int status, Map<String, String> headers, List<String> cookies, Buffer body) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> MEMBERS =
            List.of("statusCode", "headers", "multiValueHeaders", "cookies", "body", "isBase64Encoded");

    static Answer of(String posted) {
        JsonNode tree = read(posted);
        tree.fieldNames().forEachRemaining(Answer::requireKnown);
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        tree.path("headers")
                .properties()
                .forEach(
                        header -> headers.put(header.getKey(), header.getValue().asText()));
        List<String> cookies = StreamSupport.stream(tree.path("cookies").spliterator(), false)
                .map(JsonNode::asText)
                .toList();
        return new Answer(tree.required("statusCode").intValue(), headers, cookies, body(tree));
    }

    String text() {
        return body.toString(UTF_8);
    }

    JsonNode json() {
        return read(text());
    }

    private static Buffer body(JsonNode tree) {
        String text = tree.path("body").isTextual() ? tree.path("body").textValue() : "";
        byte[] bytes =
                tree.path("isBase64Encoded").asBoolean() ? Base64.getDecoder().decode(text) : text.getBytes(UTF_8);
        return Buffer.buffer(bytes);
    }

    private static void requireKnown(String member) {
        if (!MEMBERS.contains(member)) {
            throw new AssertionError("API Gateway knows no member " + member);
        }
    }

    private static JsonNode read(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(text, e);
        }
    }
}
