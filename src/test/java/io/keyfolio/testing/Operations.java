package io.keyfolio.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.response.Response;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** The operations of the served OpenAPI document, for tests of all routes of a kind. */
public final class Operations {

    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

    private Operations() {}

    /** All operations. */
    public static List<Operation> all() {
        return document().path("paths").properties().stream()
                .flatMap(path -> path.getValue().properties().stream()
                        .filter(method -> METHODS.contains(method.getKey()))
                        .map(method -> new Operation(
                                method.getKey().toUpperCase(Locale.ROOT), path.getKey(), method.getValue())))
                .toList();
    }

    /** The operations with a body, required or optional. */
    public static List<Operation> takingABody() {
        return all().stream()
                .filter(operation -> operation.described().has("requestBody"))
                .toList();
    }

    /** The names of all members in a part of the document, including the referenced schemas. */
    public static Set<String> membersOf(JsonNode part) {
        Set<String> members = new TreeSet<>();
        collect(part, document(), new HashSet<>(), members);
        return members;
    }

    private static void collect(JsonNode part, JsonNode document, Set<String> seen, Set<String> members) {
        part.path("properties").fieldNames().forEachRemaining(members::add);
        String reference = part.path("$ref").asText();
        if (!reference.isEmpty() && seen.add(reference)) {
            collect(document.at(reference.substring(1)), document, seen, members);
        }
        part.forEach(child -> collect(child, document, seen, members));
    }

    private static JsonNode document() {
        try {
            return new ObjectMapper()
                    .readTree(Person.anonymous()
                            .get("/q/openapi?format=json")
                            .then()
                            .statusCode(200)
                            .extract()
                            .asString());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** An operation of the document. */
    public record Operation(String method, String path, JsonNode described) {

        public String id() {
            return described.path("operationId").asText();
        }

        /** The path with a value for each parameter, which identifies no existing object. */
        public String examplePath() {
            return path.replace("{agent_id}", "00000000-0000-4000-8000-000000000000")
                    .replace("/sessions/{id}", "/sessions/00000000-0000-4000-8000-000000000000")
                    .replace("{id}", "1");
        }

        /** The media type of the body. */
        public String bodyType() {
            return described.at("/requestBody/content").fieldNames().next();
        }

        public boolean isBodyRequired() {
            return described.at("/requestBody/required").asBoolean();
        }

        /** Asserts a refusal in the dialect of the API. */
        public void assertRefused(Response answer, int status) {
            if (path.startsWith("/oauth2")) {
                assertEquals(status, answer.statusCode(), answer::asString);
                assertEquals("application/json", answer.contentType());
                assertEquals("invalid_request", answer.path("error"));
                assertEquals(answer.path("detail"), answer.<String>path("error_description"));
            } else {
                Api.of(path).assertRefused(answer, status);
            }
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }
}
