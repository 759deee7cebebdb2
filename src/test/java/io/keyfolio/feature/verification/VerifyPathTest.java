package io.keyfolio.feature.verification;

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
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A path that a gateway appends does not affect the response of verification. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class VerifyPathTest {

    private static final String VERIFY = "/v1/auth/verify";

    private Person alice;

    @BeforeEach
    void signUp() {
        alice = Person.signedUp();
    }

    /** A resolved path would lead to another route, whose 200 the gateway would take for consent. */
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

    /** Gateways append the target of the client, and browsers send such characters unencoded. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/search?q=a|b",
                "/search?q={a}[b]^`\"<>\\",
                "/a|b{c}^`\"<>\\[d]",
                "/caf\u00e9?q=\u00fc\u00ff",
                "/\u0001\u007f?\u0002",
                "/100%?q=100%&%zz=%",
                "/a#b",
                "/a#b?c#d",
                "?q=a?b??#",
                "?&&;;==&=",
                "//x//../..",
                "/%00%ff%c0%ae",
                "/;a=b;/..;/"
            })
    void anyTargetIsAnsweredByTheCredentialAlone(String appended) {
        assertEquals(200, ask(appended).status(), appended);
        assertEquals(403, ask("?ability=orders:write&path=" + appended).status(), appended);
        assertEquals(200, ask("?ability=orders:read&path=" + appended).status(), appended);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/a?ability=orders:write",
                "/a#b?ability=orders:write",
                "?q=100%&ability=orders:write",
                "?a;ability=orders:write",
                "?%61bility=orders%3Awrite",
                "?ability",
                "?ability=%zz",
                "?ability=orders:write%"
            })
    void abilityIsFoundWhateverSurroundsIt(String appended) {
        assertEquals(403, ask(appended).status(), appended);
    }

    private RawHttp.Answer ask(String appended) {
        String token = alice.issue(Map.of("abilities", List.of("orders:read"))).token();
        return RawHttp.send(("GET " + VERIFY + appended + " HTTP/1.1\r\nHost: a\r\nX-API-Key: " + token
                        + "\r\nConnection: close\r\n\r\n")
                .getBytes(StandardCharsets.ISO_8859_1));
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
