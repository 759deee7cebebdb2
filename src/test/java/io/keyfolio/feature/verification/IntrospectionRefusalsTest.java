package io.keyfolio.feature.verification;

import static io.keyfolio.testing.Person.bearer;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.keyfolio.testing.Person;
import io.keyfolio.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The callers and requests that introspection refuses (RFC 7662, section 2.3). */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class IntrospectionRefusalsTest {

    private static final String INTROSPECT = "/oauth2/introspect";

    private String asker;
    private String other;

    @BeforeEach
    void signUp() {
        Person alice = Person.introspector();
        asker = alice.issue(Map.of("abilities", List.of("tokens:introspect"))).token();
        other = alice.issue(Map.of("abilities", List.of("profile:read"))).token();
    }

    @Test
    void callerNeedsTheAbility() {
        form(other)
                .formParam("token", asker)
                .post(INTROSPECT)
                .then()
                .statusCode(403)
                .header("WWW-Authenticate", "Bearer error=\"insufficient_scope\"")
                .body("error", equalTo("insufficient_scope"));
        form("nonsense")
                .formParam("token", asker)
                .post(INTROSPECT)
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", "Bearer error=\"invalid_token\"")
                .body("error", equalTo("invalid_token"));
        Person.anonymous()
                .formParam("token", asker)
                .post(INTROSPECT)
                .then()
                .statusCode(401)
                .body("error", equalTo("invalid_client"));
    }

    /**
     * The operator must list the account, whatever its credential, because introspection describes tokens of other
     * accounts.
     */
    @Test
    void accountMustBeNamedByTheOperator() {
        Person stranger = Person.signedUp();

        for (String credential : List.of(
                stranger.session(),
                stranger.issue("all").token(),
                stranger.issue(Map.of("abilities", List.of("tokens:introspect")))
                        .token())) {
            form(credential)
                    .formParam("token", asker)
                    .post(INTROSPECT)
                    .then()
                    .statusCode(403)
                    .body("error", equalTo("insufficient_scope"))
                    .body("error_description", startsWith("This account may not introspect tokens"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "token=", "token=%20", "other=1", "token=a&token=b"})
    void oneTokenIsNeeded(String body) {
        form(asker)
                .body(body)
                .post(INTROSPECT)
                .then()
                .statusCode(400)
                .contentType("application/json")
                .body("error", equalTo("invalid_request"))
                .body("error_description", equalTo("Send a form with one token field."))
                .header("Cache-Control", "no-store");
    }

    @Test
    void otherKindsOfBodyAreRefused() {
        for (String type : List.of("application/json", "multipart/form-data; boundary=x", "text/plain")) {
            bearer(asker)
                    .header("Content-Type", type)
                    .body("{\"token\":\"x\"}".getBytes(US_ASCII))
                    .post(INTROSPECT)
                    .then()
                    .statusCode(415)
                    .body("error", equalTo("invalid_request"));
        }
        bearer(asker).get(INTROSPECT).then().statusCode(405).body("error", equalTo("invalid_request"));
    }

    @ParameterizedTest
    @ValueSource(ints = {9_000, 70_000})
    void longTokensAreRefusedAndNoFault(int length) {
        int status = form(asker)
                .formParam("token", "x".repeat(length))
                .post(INTROSPECT)
                .statusCode();

        assertTrue(Set.of(200, 400, 413).contains(status), () -> "status " + status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "PROPFIND", "get"})
    void formsAreTakenByPostOnly(String method) {
        form(asker)
                .body("token=x")
                .request(method, INTROSPECT)
                .then()
                .statusCode(405)
                .body("error", equalTo("invalid_request"));
    }

    @Test
    void refusalBeforeTheBodyIsReadIsWordedAlike() {
        form(asker)
                .body("token=" + "x".repeat(70_000))
                .post(INTROSPECT)
                .then()
                .statusCode(413)
                .body("error", equalTo("invalid_request"))
                .body("error_description", equalTo("The request body is too large."));
    }

    private static RequestSpecification form(String credential) {
        return bearer(credential).contentType(ContentType.URLENC);
    }
}
