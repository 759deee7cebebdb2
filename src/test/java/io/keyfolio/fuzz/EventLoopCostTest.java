package io.keyfolio.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.keyfolio.testing.Person;
import io.keyfolio.testing.RawHttp;
import io.keyfolio.testing.UnlimitedResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * No text in any field of a documented route occupies an event loop for long. The service does not read texts beyond the
 * limit.
 */
@QuarkusTest
@WithTestResource(UnlimitedResource.class)
class EventLoopCostTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** The limit beyond the normal cost of the route, in processor time, which other processes hardly affect. */
    private static final Duration MOST = Duration.ofMillis(5);

    private static final int TRIES = 10;
    /** Mail is not configured here. */
    private static final int NOT_CONFIGURED = 501;

    private static final int SMALL_BODY = 3_500;
    private static final int LARGE_BODY = 65_000;
    private static final int LARGEST_LINE = 1_250;
    private static final int LARGEST_HEADER = 15_000;

    private static final List<String> HEADERS =
            List.of("Accept", "Authorization", "Cookie", "Origin", "User-Agent", "X-API-Key", "X-Request-Id");

    private final List<String> costly = new ArrayList<>();
    private Contract contract;
    private String session;
    private int measured;

    @BeforeEach
    void readContract() {
        contract = Contract.served();
    }

    @Test
    void noFieldOfABodyIsCostly() {
        for (Route route : contract.routes()) {
            if (route.bodyType().isPresent()) {
                JsonNode properties = contract.resolved(route.bodySchema()).path("properties");
                properties.fieldNames().forEachRemaining(field -> tryBodies(route, properties, field));
            }
        }

        assertEquals(List.of(), costly);
        assertTrue(measured > 100, "only " + measured + " texts were sent");
    }

    @Test
    void noParameterIsCostly() {
        for (Route route : contract.routes()) {
            signUp();
            for (JsonNode parameter : route.parameters("query")) {
                String name = parameter.path("name").asText();
                CostlyTexts.ALL
                        .keySet()
                        .forEach(kind -> measure(
                                route,
                                name + ": " + kind,
                                UnaryOperator.identity(),
                                request -> request.withQuery(name, CostlyTexts.escaped(line(kind)))));
            }
            if (route.path().contains("{")) {
                CostlyTexts.ALL
                        .keySet()
                        .forEach(kind -> measure(
                                route,
                                kind,
                                request -> request.withTarget(inPath(route, "1")),
                                request -> request.withTarget(inPath(route, CostlyTexts.escaped(line(kind))))));
            }
        }

        assertEquals(List.of(), costly);
        assertTrue(measured > 40, "only " + measured + " texts were sent");
    }

    @Test
    void noHeaderIsCostly() {
        for (Route route : contract.routes()) {
            signUp();
            for (String header : HEADERS) {
                String scheme = "Authorization".equals(header) ? "Bearer " : "";
                measure(route, header, UnaryOperator.identity(), request -> request.without(header)
                        .with(
                                header,
                                scheme
                                        + CostlyTexts.latin(
                                                CostlyTexts.ALL.get("marks").apply(LARGEST_HEADER))));
            }
        }

        assertEquals(List.of(), costly);
    }

    private void tryBodies(Route route, JsonNode properties, String field) {
        String type = route.bodyType().orElseThrow();
        signUp();
        for (int size : new int[] {SMALL_BODY, LARGE_BODY}) {
            CostlyTexts.ALL.forEach((kind, text) -> measure(
                    route,
                    field + ": " + size + " of " + kind,
                    request -> request.with("Content-Type", type).withBody(usualBody(type, properties, field)),
                    request -> request.with("Content-Type", type)
                            .withBody(
                                    type.contains("form")
                                            ? CostlyTexts.form(field, text.apply(size))
                                            : body(properties, field, text.apply(size)))));
        }
    }

    private void measure(
            Route route, String what, UnaryOperator<FuzzRequest> usual, UnaryOperator<FuzzRequest> change) {
        measured++;
        long cost = least(route, change);
        if (cost > MOST.toNanos()) {
            cost -= least(route, usual);
        }
        if (cost > MOST.toNanos()) {
            costly.add("%s %s, %s: %d ms beyond the usual"
                    .formatted(
                            route.method(),
                            route.path(),
                            what,
                            Duration.ofNanos(cost).toMillis()));
        }
    }

    /** The lowest cost of several tries, until the first cheap one. It excludes the cost of other work. */
    private long least(Route route, UnaryOperator<FuzzRequest> change) {
        long least = nanos(route, change);
        for (int tries = 1; tries < TRIES && least > MOST.toNanos(); tries++) {
            least = Math.min(least, nanos(route, change));
        }
        return least;
    }

    private long nanos(Route route, UnaryOperator<FuzzRequest> change) {
        FuzzRequest plain = new FuzzRequest(route.method(), route.path());
        if (route.needsCredential()) {
            plain.with("Authorization", "Bearer " + session);
        }
        byte[] request = change.apply(plain).bytes();
        long before = EventLoopClock.nanos();
        RawHttp.Answer answer = RawHttp.send(request);
        assertTrue(
                answer.status() > 0 && (answer.status() < 500 || answer.status() == NOT_CONFIGURED),
                () -> route.path() + ": " + answer);
        return EventLoopClock.nanos() - before;
    }

    private byte[] usualBody(String type, JsonNode properties, String field) {
        return type.contains("form")
                ? CostlyTexts.form(field, "a")
                : examples(properties).toString().getBytes(StandardCharsets.UTF_8);
    }

    private byte[] body(JsonNode properties, String field, String text) {
        ObjectNode body = examples(properties);
        if ("array"
                .equals(contract.resolved(properties.path(field)).path("type").asText())) {
            body.putArray(field).add(text);
        } else {
            body.put(field, text);
        }
        return body.toString().getBytes(StandardCharsets.UTF_8);
    }

    private ObjectNode examples(JsonNode properties) {
        ObjectNode body = JSON.createObjectNode();
        properties.properties().forEach(property -> {
            JsonNode example =
                    contract.resolved(property.getValue()).path("examples").path(0);
            if (!example.isMissingNode()) {
                body.set(property.getKey(), example);
            }
        });
        return body;
    }

    private static String line(String kind) {
        return CostlyTexts.ALL.get(kind).apply(LARGEST_LINE);
    }

    private static String inPath(Route route, String text) {
        return route.path().replaceAll("\\{[^}]+}", text);
    }

    private void signUp() {
        session = Person.signedUp().session();
    }
}
