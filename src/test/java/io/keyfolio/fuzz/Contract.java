package io.keyfolio.fuzz;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.keyfolio.testing.Person;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The routes of the OpenAPI document, and the responses that it documents for each. */
final class Contract {

    /** The method for each key of a path; the document describes the WebSocket handshake beside the operations. */
    private static final Map<String, String> METHODS = Map.of(
            "get", "GET", "put", "PUT", "post", "POST", "delete", "DELETE", "patch", "PATCH", "x-websocket", "GET");

    /** The media type of a response without a body. */
    static final String NO_BODY = "";

    /** The statuses of an unknown path, in the dialect of its API. */
    private static final Set<Integer> NOWHERE = Set.of(400, 404, 405, 413, 429);

    /** The statuses of a request that the service cannot read. */
    private static final Set<Integer> UNREAD = Set.of(414, 431);

    /** The statuses of a method that a path does not support. */
    private static final Set<Integer> REFUSED_METHOD = Set.of(400, 405, 413);

    /** The path that accepts any target below it, and any query. */
    private static final String VERIFY = "/v1/auth/verify";

    private static final Pattern VERIFICATION = Pattern.compile(VERIFY + "([/?#].*)?", Pattern.DOTALL);

    private static final Pattern REFUSAL = Pattern.compile("([A-Za-z]+)[45][0-9]{2}");
    private static final String ANY = "Any";
    private static final String NO_API = "Account";
    private static final int REFUSED = 400;

    /** The response to an unreadable request line or header, as info.description documents it. */
    private static final Map<Integer, List<String>> UNREADABLE = Map.of(400, List.of(NO_BODY));

    private static final Map<Integer, List<String>> OPTIONS = Map.of(200, List.of(NO_BODY), 204, List.of(NO_BODY));

    private final JsonNode document;
    private final List<Route> routes = new ArrayList<>();
    private final Map<String, String> refusals = new TreeMap<>();

    Contract(JsonNode document) {
        this.document = document;
        document.path("paths").properties().forEach(path -> path.getValue().properties().stream()
                .filter(operation -> METHODS.containsKey(operation.getKey()))
                .map(operation -> route(METHODS.get(operation.getKey()), path.getKey(), operation.getValue()))
                .forEach(routes::add));
    }

    /** The contract of the service under test, from its OpenAPI document. */
    static Contract served() {
        Response answer = Person.anonymous().get("/q/openapi?format=json");
        answer.then().statusCode(200);
        try {
            return new Contract(new ObjectMapper().readTree(answer.asString()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private Route route(String method, String path, JsonNode operation) {
        Map<Integer, List<String>> answers = new TreeMap<>();
        operation.path("responses").properties().forEach(answer -> {
            answers.put(Integer.valueOf(answer.getKey()), types(resolved(answer.getValue())));
            refusalsOf(answer.getValue().path("$ref").asText())
                    .filter(name -> !ANY.equals(name))
                    .ifPresent(name -> refusals.put(Route.rootOf(path), name));
        });
        return new Route(method, path, operation, answers);
    }

    /** The API of a refusal, whose component has a name of the API and the status. */
    private static Optional<String> refusalsOf(String reference) {
        Matcher name = REFUSAL.matcher(reference.substring(reference.lastIndexOf('/') + 1));
        return name.matches() ? Optional.of(name.group(1)) : Optional.empty();
    }

    private static List<String> types(JsonNode answer) {
        List<String> types = new ArrayList<>();
        answer.path("content").fieldNames().forEachRemaining(types::add);
        return types.isEmpty() ? List.of(NO_BODY) : types;
    }

    List<Route> routes() {
        return routes;
    }

    /** A node whose reference is replaced by its target. */
    JsonNode resolved(JsonNode node) {
        if (!node.has("$ref")) {
            return node;
        }
        ObjectNode whole = document.at(node.get("$ref").asText().substring(1)).deepCopy();
        whole.setAll((ObjectNode) node);
        whole.remove("$ref");
        return whole;
    }

    /** The media types of each status that a request may get. */
    Map<Integer, Set<String>> answers(String method, String target) {
        Set<String> spellings = Paths.spellings(target.replaceFirst("(?s)[?#].*", ""));
        Map<Integer, Set<String>> answers = new TreeMap<>();
        spellings.forEach(path -> add(method, path, answers));
        if (VERIFICATION.matcher(target).matches()) {
            add(method, VERIFY, answers);
        }
        if (spellings.size() > 1 || answers.isEmpty()) {
            spellings.stream()
                    .map(Route::rootOf)
                    .map(root -> refusals.getOrDefault(root, NO_API))
                    .forEach(api -> addNowhere(api, answers));
        }
        addRefusals(ANY, UNREAD, answers);
        add(UNREADABLE, UNREADABLE.keySet(), answers);
        add("OPTIONS".equals(method) ? OPTIONS : Map.of(), OPTIONS.keySet(), answers);
        return answers;
    }

    /** Adds the refusals of unknown paths. They have the media type of the API, but not all statuses are components. */
    private void addNowhere(String api, Map<Integer, Set<String>> answers) {
        JsonNode refusal = document.at("/components/responses").path(api + REFUSED);
        NOWHERE.forEach(status -> add(Map.of(status, types(refusal)), Set.of(status), answers));
    }

    private void addRefusals(String api, Set<Integer> statuses, Map<Integer, Set<String>> answers) {
        statuses.forEach(status -> {
            JsonNode refusal = document.at("/components/responses").path(api + status);
            if (!refusal.isMissingNode()) {
                add(Map.of(status, types(refusal)), Set.of(status), answers);
            }
        });
    }

    /** Adds the responses of a path: those of its methods, those of GET for HEAD, and refusals for all other methods. */
    private void add(String method, String path, Map<Integer, Set<String>> answers) {
        List<Route> here = routes.stream().filter(route -> route.matches(path)).toList();
        List<Route> asked = here.stream()
                .filter(route -> route.method().equals("HEAD".equals(method) ? "GET" : method))
                .toList();
        asked.forEach(route -> add(route.answers(), route.answers().keySet(), answers));
        if (asked.isEmpty()) {
            here.forEach(route -> add(route.answers(), REFUSED_METHOD, answers));
        }
    }

    private static void add(Map<Integer, List<String>> from, Set<Integer> statuses, Map<Integer, Set<String>> answers) {
        from.forEach((status, types) -> {
            if (statuses.contains(status)) {
                answers.computeIfAbsent(status, unheardOf -> new LinkedHashSet<>())
                        .addAll(types);
            }
        });
    }
}
