package io.keyfolio.platform.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.keyfolio.testing.Metrics;
import io.keyfolio.testing.PostgresResource;
import io.keyfolio.testing.RawHttp;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A target that is not a URI, or that can be resolved in several ways, is refused. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class RequestTargetTest {

    private static final String PROBLEM = "application/problem+json";
    private static final Set<String> ACCOUNT = Set.of("detail", "error", "status", "title", "type");
    private static final Set<String> DEVELOPER =
            Set.of("description", "detail", "message", "payload", "status", "success", "title", "type");

    static Stream<String> ambiguous() {
        return Stream.of("/api", "/v1", "/q", "", "/.well-known", "/v1/auth/verify/../..")
                .flatMap(RequestTargetTest::ambiguous);
    }

    private static Stream<String> ambiguous(String root) {
        return root.contains("verify")
                ? Stream.of("/v1//auth/verify", "/v1/auth//verify", "/v1/auth/x/../verify", "/v1/auth/%2e/verify")
                : Stream.of(
                                "//q/metrics",
                                "/../q/metrics",
                                "/%2e%2e/q/metrics",
                                "/./q/openapi",
                                "/x/..",
                                "/..%2fq/metrics",
                                "/..\\q",
                                "/..%5cq",
                                "/..;/q/metrics",
                                "/..%3b/q/metrics",
                                "/;/q")
                        .map(root::concat);
    }

    @ParameterizedTest
    @MethodSource("ambiguous")
    void pathThatCanBeResolvedInSeveralWaysIsRefused(String path) {
        for (String method : new String[] {"GET", "POST", "DELETE", "OPTIONS"}) {
            assertProblem(RawHttp.send(request(method, path)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/profile", "/v1/profile/api-keys", "/oauth2/introspect", "/livez", "/nowhere"})
    void targetThatIsNoUriIsRefused(String path) {
        for (String odd : new String[] {"|", "{", "}", "^", "`", "\"", "<", ">", "\\", "%", "%zz", "[", "]#["}) {
            assertRefused(typeAt(path), RawHttp.send(request("GET", path + "/x" + odd)));
            if (!odd.contains("[")) {
                assertRefused(typeAt(path), RawHttp.send(request("GET", path + "?q=a" + odd + "b")));
            }
        }
    }

    @Test
    void refusedTargetIsNoLabelOfAMetric() {
        RawHttp.send(request("GET", "/unheard-of//path"));

        assertFalse(Metrics.all().contains("unheard-of"));
    }

    /** The dialect is that of the API of the resolved path. */
    @ParameterizedTest
    @ValueSource(strings = {"/v1/profile//api-keys", "/v1/x/../profile/api-keys", "/v1/profile?a=|"})
    void refusalIsWordedInTheDialectOfTheDeveloperApi(String target) {
        assertEquals(new TreeSet<>(DEVELOPER), members(RawHttp.send(request("GET", target))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api//profile", "/api/x/../profile", "/api/profile?a=|", "/v1/../q/metrics"})
    void refusalIsWordedInTheDialectOfTheAccountApiAndOfAllElse(String target) {
        assertEquals(new TreeSet<>(ACCOUNT), members(RawHttp.send(request("GET", target))));
    }

    /** The media type for a path; OAuth clients expect that of RFC 6749. */
    private static String typeAt(String path) {
        return path.startsWith("/oauth2") ? "application/json" : PROBLEM;
    }

    private static void assertProblem(RawHttp.Answer answer) {
        assertRefused(PROBLEM, answer);
    }

    private static void assertRefused(String type, RawHttp.Answer answer) {
        assertEquals(400, answer.status(), answer::toString);
        assertEquals(type, answer.header("content-type"), answer::toString);
    }

    private static Set<String> members(RawHttp.Answer answer) {
        assertProblem(answer);
        return new TreeSet<>(JsonPath.from(answer.body()).getMap("").keySet().stream()
                .map(Object::toString)
                .toList());
    }

    private static byte[] request(String method, String target) {
        return (method + " " + target + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n").getBytes(ISO_8859_1);
    }
}
