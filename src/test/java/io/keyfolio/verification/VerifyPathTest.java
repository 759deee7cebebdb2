package io.keyfolio.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.keyfolio.testing.Api;
import io.keyfolio.testing.Metrics;
import io.keyfolio.testing.Person;
import io.keyfolio.testing.PostgresResource;
import io.keyfolio.testing.RawHttp;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What gateways append to the path they ask for chooses nothing. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class VerifyPathTest {

    private static final String VERIFY = "/v1/auth/verify";

    private Person alice;

    @BeforeEach
    void signUp() {
        alice = Person.signedUp();
    }

    /** A gateway would take the other route's 200 for consent. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/auth/verify/../../../livez",
                "/v1/auth/verify/%2e%2e/%2e%2e/%2e%2e/livez",
                "/v1/auth/verify/../../../.well-known/jwks.json",
                "/v1/auth/verify/..%2f..%2f..%2flivez",
                "/v1/auth/verify//..//..//..//livez"
            })
    void pathCannotChooseAnotherRoute(String path) {
        RawHttp.Answer answer = RawHttp.send(("GET " + path + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));

        assertEquals(401, answer.status(), answer::body);
    }

    @Test
    void addressThatCannotBeReadIsNoConsent() {
        RawHttp.Answer answer =
                RawHttp.send(("GET /v1/auth/verify?ability=%zz HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer "
                                + alice.session() + "\r\nConnection: close\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));

        assertEquals(400, answer.status(), answer::body);
    }

    @Test
    void pathThatOnlyBeginsAlikeIsAnother() {
        Api.DEVELOPER.assertRefused(alice.signedIn().get("/v1/auth/verifying"), 404);
    }

    @Test
    void whatAGatewayAppendsIsNoLabelOfAMetric() {
        String appended = "secret" + alice.username();

        alice.signedIn().get(VERIFY + "/" + appended).then().statusCode(200);

        String metrics = Metrics.all();
        assertTrue(metrics.contains("uri=\"/v1/auth/verify\""));
        assertFalse(metrics.contains(appended));
    }
}
