package io.keyfolio.operations;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.keyfolio.testing.Management;
import io.keyfolio.testing.Metrics;
import io.keyfolio.testing.Person;
import io.keyfolio.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The routes for operators: health, metrics and the OpenAPI document. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class OperationsTest {

    @ParameterizedTest
    @ValueSource(strings = {"/q/health", "/q/health/live", "/q/health/ready", "/q/health/started"})
    void healthyServiceIsUp(String path) {
        var answer = Management.request().get(path);

        answer.then().statusCode(200).body("status", equalTo("UP"));
    }

    @Test
    void readinessNamesTheDatabase() {
        var answer = Management.request().get("/q/health/ready");

        answer.then().body("checks.find { it.name == 'database' }.status", equalTo("UP"));
    }

    @ParameterizedTest
    @CsvSource({
        "api-key, accepted, GET /v1/profile/preferences",
        "api-key, refused, altered",
        "unknown, refused, garbage",
    })
    void authenticationsAreCountedByCredentialAndOutcome(String credential, String outcome, String how) {
        String token =
                switch (how) {
                    case "altered" -> Person.signedUp().issue("ci").token() + "0";
                    case "garbage" -> "garbage";
                    default -> Person.signedUp().issue("ci").token();
                };
        double before = authentications(credential, outcome);

        Person.bearer(token).get("/v1/profile/preferences");

        assertEquals(before + 1, authentications(credential, outcome));
    }

    @Test
    void requestsAreCountedByRouteTemplateAndNeverById() {
        Person alice = Person.signedUp();
        long id = alice.issue("ci").id();
        alice.signedIn().delete("/v1/profile/api-keys/{id}", id).then().statusCode(200);

        String metrics = Metrics.all();

        assertTrue(metrics.contains("uri=\"/v1/profile/api-keys/{id}\""), "the template of the route is not a label");
        assertFalse(metrics.contains("/v1/profile/api-keys/" + id), "an id became a label");
    }

    @Test
    void waitingHashesAreMeasured() {
        assertEquals(0, value("keyfolio_crypto_pending "));
    }

    private static double authentications(String credential, String outcome) {
        return value("keyfolio_authentications_total{credential=\"" + credential + "\",outcome=\"" + outcome + "\"} ");
    }

    private static double value(String start) {
        return Metrics.all()
                .lines()
                .filter(line -> line.startsWith(start))
                .mapToDouble(line -> Double.parseDouble(line.substring(start.length())))
                .findFirst()
                .orElseThrow();
    }
}
