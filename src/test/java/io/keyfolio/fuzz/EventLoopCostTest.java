package io.keyfolio.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.keyfolio.testing.Person;
import io.keyfolio.testing.RawHttp;
import io.keyfolio.testing.UnlimitedResource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** No text in any field of any documented route keeps an event loop busy: what is too long is not looked at. */
@QuarkusTest
@WithTestResource(value = UnlimitedResource.class, scope = TestResourceScope.RESTRICTED_TO_CLASS)
class EventLoopCostTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /** Five times what a field may cost, for machines that are busy or slow; what is quadratic takes half a second. */
    private static final Duration MOST = Duration.ofMillis(25);

    private static final int TRIES = 4;
    private static final int SMALL_BODY = 3_500;
    private static final int LARGE_BODY = 65_000;
    private static final int LARGEST_LINE = 1_250;
    private static final int LARGEST_HEADER = 15_000;

    /** By kind: a text of so many bytes in UTF-8. */
    private static final Map<String, Function<Integer, String>> TEXTS = new TreeMap<>(Map.of(
            "marks", size -> "a" + "\u0344".repeat(size / 4 - 3) + "\u0327".repeat(size / 4 - 3) + "@x.y",
            "blanks", size -> " ".repeat(size - 2) + "a",
            "joiners", size -> "\u200d".repeat(size / 3 - 2),
            "letters", size -> "a".repeat(size),
            "dots", size -> "a@" + "a.".repeat(size / 2 - 2)));

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
                TEXTS.keySet()
                        .forEach(kind -> measure(
                                route, name + ": " + kind, request -> request.withQuery(name, escaped(line(kind)))));
            }
            if (route.path().contains("{")) {
                TEXTS.keySet()
                        .forEach(kind -> measure(
                                route, kind, request -> request.withTarget(inPath(route, escaped(line(kind))))));
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
                measure(route, header, request -> request.without(header)
                        .with(header, scheme + latin(TEXTS.get("marks").apply(LARGEST_HEADER))));
            }
        }

        assertEquals(List.of(), costly);
    }

    private void tryBodies(Route route, JsonNode properties, String field) {
        String type = route.bodyType().orElseThrow();
        signUp();
        for (int size : new int[] {SMALL_BODY, LARGE_BODY}) {
            TEXTS.forEach((kind, text) ->
                    measure(route, field + ": " + size + " of " + kind, request -> request.with("Content-Type", type)
                            .withBody(
                                    type.contains("form")
                                            ? form(field, text.apply(size))
                                            : body(properties, field, text.apply(size)))));
        }
    }

    private void measure(Route route, String what, UnaryOperator<FuzzRequest> change) {
        measured++;
        Duration cost = cost(route, change);
        if (cost.compareTo(MOST) > 0) {
            costly.add("%s %s, %s: %d ms".formatted(route.method(), route.path(), what, cost.toMillis()));
        }
    }

    /** The least of several tries, of which the first that is cheap is enough: whatever else happens meanwhile does not count. */
    private Duration cost(Route route, UnaryOperator<FuzzRequest> change) {
        long least = nanos(route, change);
        for (int tries = 1; tries < TRIES && least > MOST.toNanos(); tries++) {
            least = Math.min(least, nanos(route, change));
        }
        return Duration.ofNanos(least);
    }

    private long nanos(Route route, UnaryOperator<FuzzRequest> change) {
        FuzzRequest plain = new FuzzRequest(route.method(), route.path());
        if (route.needsCredential()) {
            plain.with("Authorization", "Bearer " + session);
        }
        byte[] request = change.apply(plain).bytes();
        long before = eventLoops();
        RawHttp.Answer answer = RawHttp.send(request);
        assertTrue(answer.status() > 0 && answer.status() < 500, () -> route.path() + ": " + answer);
        return eventLoops() - before;
    }

    /** How long the event loops of the service, which is in this process, have been busy. */
    private static long eventLoops() {
        return Arrays.stream(THREADS.getThreadInfo(THREADS.getAllThreadIds()))
                .filter(thread -> thread != null && thread.getThreadName().startsWith("vert.x-eventloop-thread"))
                .mapToLong(ThreadInfo::getThreadId)
                .map(THREADS::getThreadCpuTime)
                .sum();
    }

    private byte[] body(JsonNode properties, String field, String text) {
        ObjectNode body = JSON.createObjectNode();
        properties.properties().forEach(property -> {
            JsonNode example =
                    contract.resolved(property.getValue()).path("examples").path(0);
            if (!example.isMissingNode()) {
                body.set(property.getKey(), example);
            }
        });
        if ("array"
                .equals(contract.resolved(properties.path(field)).path("type").asText())) {
            body.putArray(field).add(text);
        } else {
            body.put(field, text);
        }
        return body.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String escaped(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** As a header carries UTF-8: a character for each byte. */
    private static String latin(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    private static byte[] form(String field, String text) {
        return (field + "=" + escaped(text)).getBytes(StandardCharsets.US_ASCII);
    }

    private static String line(String kind) {
        return TEXTS.get(kind).apply(LARGEST_LINE);
    }

    private static String inPath(Route route, String text) {
        return route.path().replaceAll("\\{[^}]+}", text);
    }

    private void signUp() {
        session = Person.signedUp().session();
    }
}
