package io.keyfolio.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Creates valid and invalid requests from the OpenAPI document. */
final class Requests {

    private static final int RIGHT = 35;
    private static final String JSON = "application/json";

    private final Contract contract;
    private final Memory memory;
    private final Dice dice;
    private final Values values;
    private final OddBodies oddBodies;
    private final OddRequests oddRequests;

    Requests(Contract contract, Memory memory, Dice dice) {
        this.contract = contract;
        this.memory = memory;
        this.dice = dice;
        this.values = new Values(contract, memory, dice);
        this.oddBodies = new OddBodies(dice);
        this.oddRequests = new OddRequests(dice, memory);
    }

    FuzzRequest next() {
        Route route = dice.pick(contract.routes());
        FuzzRequest request = new FuzzRequest(route.method(), path(route));
        addParameters(request, route);
        addCredential(request, route);
        boolean right = dice.chance(RIGHT);
        boolean oddBody = !right && route.bodyType().isPresent() && dice.chance(60);
        route.bodyType().ifPresent(type -> addBody(request, route, oddBody));
        if (!right) {
            for (int changes = oddBody ? dice.below(2) : 1 + dice.below(2); changes > 0; changes--) {
                oddRequests.change(request);
            }
        }
        return request;
    }

    private String path(Route route) {
        String path = route.path();
        for (JsonNode parameter : route.parameters("path")) {
            String name = parameter.path("name").asText();
            String value = values.of(name, parameter.path("schema")).asText();
            path = path.replace("{" + name + "}", encoded(value));
        }
        return path;
    }

    private void addParameters(FuzzRequest request, Route route) {
        for (JsonNode parameter : route.parameters("query")) {
            if (dice.chance(60)) {
                String name = parameter.path("name").asText();
                JsonNode value = values.of(name, parameter.path("schema"));
                List<JsonNode> each = value.isArray() ? elements(value) : List.of(value);
                each.forEach(one -> request.withQuery(name, encoded(one.asText())));
            }
        }
        for (JsonNode parameter : route.parameters("header")) {
            if (dice.chance(10)) {
                String name = parameter.path("name").asText();
                request.with(name, values.of(name, parameter.path("schema")).asText());
            }
        }
    }

    private static List<JsonNode> elements(JsonNode array) {
        List<JsonNode> values = new ArrayList<>();
        array.forEach(values::add);
        return values;
    }

    /** Adds a credential, most often a session token, because it has all abilities. */
    private void addCredential(FuzzRequest request, Route route) {
        if (route.needsCredential() || dice.chance(10)) {
            String token = dice.chance(70) ? memory.session() : dice.pick(memory.credentials());
            request.with("Authorization", "Bearer " + token);
        }
    }

    private void addBody(FuzzRequest request, Route route, boolean odd) {
        if (!route.isBodyRequired() && dice.chance(30)) {
            return;
        }
        String type = route.bodyType().orElseThrow();
        ObjectNode body = (ObjectNode) values.of("", route.bodySchema());
        boolean oddMember = odd && dice.chance(60);
        if (oddMember) {
            oddBodies.changeMember(body);
        }
        byte[] bytes = JSON.equals(type) ? body.toString().getBytes(UTF_8) : form(body);
        request.with("Content-Type", type).withBody(odd && !oddMember ? oddBodies.changed(bytes) : bytes);
    }

    private static byte[] form(ObjectNode body) {
        return body.properties().stream()
                .map(member -> encoded(member.getKey()) + "="
                        + encoded(member.getValue().asText()))
                .collect(Collectors.joining("&"))
                .getBytes(ISO_8859_1);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8).replace("+", "%20");
    }
}
