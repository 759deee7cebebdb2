package io.keyfolio.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/**
 * One operation of the OpenAPI document.
 *
 * @param answers the media types that are documented for each status; one is empty for an answer without a body
 */
record Route(String method, String path, JsonNode operation, Map<Integer, List<String>> answers) {

    /** The extension for routes to which gateways append any path, which OpenAPI cannot express. */
    static final String ANY_PATH_BELOW = "x-any-path-below";

    private static final Pattern PARAMETER = Pattern.compile("\\{[^}]+}");

    boolean matches(String asked) {
        boolean below = operation.path(ANY_PATH_BELOW).asBoolean() && asked.startsWith(path + "/");
        return below || asked.matches(PARAMETER.matcher("\\Q" + path + "\\E").replaceAll("\\\\E[^/]+\\\\Q"));
    }

    boolean needsCredential() {
        return !operation.path("security").isEmpty();
    }

    List<JsonNode> parameters(String place) {
        return StreamSupport.stream(operation.path("parameters").spliterator(), false)
                .filter(parameter -> place.equals(parameter.path("in").asText()))
                .toList();
    }

    Optional<String> bodyType() {
        return operation.at("/requestBody/content").properties().stream()
                .map(Map.Entry::getKey)
                .findFirst();
    }

    JsonNode bodySchema() {
        return operation
                .at("/requestBody/content")
                .path(bodyType().orElseThrow())
                .path("schema");
    }

    boolean isBodyRequired() {
        return operation.at("/requestBody/required").asBoolean();
    }

    /** The first segment of the path, which identifies the API. */
    String root() {
        return rootOf(path);
    }

    static String rootOf(String path) {
        return path.replaceFirst("(?s)^(/[^/;]*).*", "$1");
    }
}
