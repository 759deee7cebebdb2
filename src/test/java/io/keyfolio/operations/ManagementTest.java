package io.keyfolio.operations;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.keyfolio.testing.Management;
import io.keyfolio.testing.Metrics;
import io.keyfolio.testing.Person;
import io.keyfolio.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The management port and the public port have no route in common. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class ManagementTest {

    private static final String PROBLEM = "application/problem+json";

    /** The media type of OAuth errors, on both ports. */
    private static final String JSON = "application/json";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/q/health",
                "/q/health/live",
                "/q/health/ready",
                "/q/health/started",
                "/q/health/group/any",
                "/q/health/well",
                "/q/health-ui",
                "/q/metrics",
                "/q/metrics/",
                "/q",
                "/q/"
            })
    void publicPortTellsNothingOfManagement(String path) {
        Response answer = Person.anonymous().get(path);

        answer.then().statusCode(404).contentType(PROBLEM).body("error", equalTo("There is nothing at this path."));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/nothing",
                "/api/profile",
                "/v1/auth/verify",
                "/oauth2/introspect",
                "/.well-known/jwks.json",
                "/livez",
                "/readyz",
                "/q",
                "/q/openapi",
                "/q/swagger-ui/",
                "/q/nothing"
            })
    void managementServesNoClients(String path) {
        Response answer = Management.request().get(path);

        assertEquals(404, answer.statusCode());
        assertEquals(path.startsWith("/oauth2") ? JSON : PROBLEM, answer.contentType());
    }

    @ParameterizedTest
    @CsvSource({"POST, /q/health", "PUT, /q/metrics", "DELETE, /q/health/live", "OPTIONS, /q/metrics", "PATCH, /nothing"
    })
    void managementIsReadOnly(String method, String path) {
        Response answer = Management.request().request(method, path);

        answer.then().statusCode(405).contentType(PROBLEM).header("Allow", "GET, HEAD");
    }

    @Test
    void managementReadsNoLargeBody() {
        Response answer = Management.request().body("x".repeat(2000)).post("/q/health");

        answer.then().statusCode(413).contentType(PROBLEM);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/q/health", "/q/metrics", "/nothing"})
    void managementAnswersNoPageOfAnotherOrigin(String path) {
        Response answer =
                Management.request().header("Origin", "https://evil.example").get(path);

        answer.then().header("Access-Control-Allow-Origin", nullValue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/q/health", "/q/metrics", "/nothing"})
    void managementSendsTheSameSecurityHeaders(String path) {
        Response answer = Management.request().get(path);

        answer.then()
                .header("X-Content-Type-Options", "nosniff")
                .header("X-Frame-Options", "DENY")
                .header("Cache-Control", "no-store")
                .header(
                        "Content-Security-Policy",
                        "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
    }

    @ParameterizedTest
    @CsvSource({"GET, /livez", "HEAD, /livez", "GET, /readyz", "HEAD, /readyz"})
    void probeIsAnsweredWithAStatusAlone(String method, String path) {
        Response answer = Person.anonymous().request(method, path);

        assertEquals(200, answer.statusCode());
        assertEquals("", answer.asString());
        answer.then().header("Content-Type", nullValue()).header("Cache-Control", "no-store");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/livez", "/readyz"})
    void probeNeedsNoCredentialAndMindsNone(String path) {
        RequestSpecification stale = Person.bearer("1|" + "x".repeat(48));

        stale.get(path).then().statusCode(200);
        Person.anonymous().post(path).then().statusCode(405).header("Allow", equalTo("GET, HEAD, OPTIONS"));
    }

    /** Probes would outnumber the requests of many services in the metrics. */
    @Test
    void probesAreNoRequestsInTheMetrics() {
        List.of("/livez", "/readyz")
                .forEach(path -> Person.anonymous().get(path).then().statusCode(200));
        Management.request().get("/q/health/ready").then().statusCode(200);
        double before = requests();

        List.of("/q/health", "/nothing", "/q/nothing")
                .forEach(path -> Management.request().get(path));

        assertEquals(before, requests());
        String measured = Metrics.all()
                .lines()
                .filter(line -> line.startsWith("http_server_requests"))
                .collect(Collectors.joining("\n"));

        assertFalse(measured.matches("(?s).*uri=\"/((livez|readyz)\"|q/).*"), measured);
    }

    private static double requests() {
        return Metrics.all()
                .lines()
                .filter(line -> line.startsWith("http_server_requests_seconds_count"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }
}
