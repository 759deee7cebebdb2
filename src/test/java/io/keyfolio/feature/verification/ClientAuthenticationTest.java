package io.keyfolio.feature.verification;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.keyfolio.testing.Person;
import io.keyfolio.testing.PostgresResource;
import io.keyfolio.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.net.URLEncoder;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The authentication of OAuth clients at introspection, and its refusals (RFC 6749, sections 2.3.1 and 5.2). */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class ClientAuthenticationTest {

    private static final String INTROSPECT = "/oauth2/introspect";
    private static final String BASIC = "Basic realm=\"keyfolio\", charset=\"UTF-8\"";
    private static final Set<String> MEMBERS =
            Set.of("type", "title", "status", "detail", "error", "error_description");

    private Person owner;
    private Person.Key client;
    private String token;

    @BeforeEach
    void signUp() {
        owner = Person.introspector();
        client = owner.issue(Map.of("abilities", List.of("tokens:introspect")));
        token = Person.signedUp().issue("ci").token();
    }

    @ParameterizedTest
    @ValueSource(strings = {"orders", "", "a:b", "ä+%", "https://api.example/"})
    void secretIsTakenInBasicWithAnyName(String name) {
        assertActive(form().header("Authorization", basic(encoded(name) + ":" + encoded(client.token())))
                .formParam("token", token)
                .post(INTROSPECT));
    }

    /** Many clients do not encode the secret. Decoding does not alter a key, so the service accepts both forms. */
    @Test
    void secretThatIsNotEncodedIsTakenToo() {
        assertActive(form().header("Authorization", basic("orders:" + client.token()))
                .formParam("token", token)
                .post(INTROSPECT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"orders", ""})
    void secretIsTakenInTheForm(String name) {
        assertActive(post(name, client.token()));
    }

    /** Clients of HTTP Basic often repeat their name in the form. A field without a value counts as omitted. */
    @Test
    void nameAndEmptySecretInTheFormAreNoSecondMethod() {
        assertActive(form().header("Authorization", basic("orders:" + client.token()))
                .formParam("client_id", "orders")
                .formParam("client_secret", "")
                .formParam("token", token)
                .post(INTROSPECT));
        assertActive(Person.bearer(client.token())
                .contentType(ContentType.URLENC)
                .formParam("client_id", "orders")
                .formParam("token", token)
                .post(INTROSPECT));
    }

    @Test
    void twoMethodsAtOnceAreRefused() {
        String basic = basic("orders:" + client.token());
        String bearer = "Bearer " + client.token();

        assertInvalidRequest(form().header("Authorization", basic)
                .formParam("client_secret", client.token())
                .formParam("token", token)
                .post(INTROSPECT));
        assertInvalidRequest(form().header("Authorization", bearer)
                .formParam("client_secret", client.token())
                .formParam("token", token)
                .post(INTROSPECT));
        assertInvalidRequest(form().header("Authorization", basic, bearer)
                .formParam("token", token)
                .post(INTROSPECT));
        assertInvalidRequest(form().formParam("client_secret", client.token(), client.token())
                .formParam("token", token)
                .post(INTROSPECT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"client_id", "token_type_hint"})
    void fieldIsSentOnce(String field) {
        assertInvalidRequest(Person.bearer(client.token())
                .contentType(ContentType.URLENC)
                .formParam("token", token)
                .formParam(field, "a", "b")
                .post(INTROSPECT));
    }

    @Test
    void wrongSecretIsAnInvalidClient() {
        Person.Key revoked = owner.issue("old");
        owner.signedIn().delete("/v1/profile/api-keys/{id}", revoked.id());

        for (String secret :
                List.of("nonsense", Tokens.withWrongChecksum(client.token()), revoked.token(), "x".repeat(700))) {
            assertRefused(post("orders", secret), 401, "invalid_client", List.of(BASIC));
            assertRefused(basicPost("orders:" + encoded(secret)), 401, "invalid_client", List.of(BASIC));
        }
    }

    @Test
    void endlessSecretIsAnInvalidClient() {
        assertRefused(basicPost("orders:" + "x".repeat(5000)), 401, "invalid_client", List.of(BASIC));
        assertRefused(basicPost("orders:" + "x".repeat(9000)), 401, "invalid_client", List.of(BASIC));
    }

    @ParameterizedTest
    @ValueSource(strings = {"orders:", ":", "orders", "orders:2%7", "orders:%zz"})
    void unreadableBasicIsAnInvalidClient(String credentials) {
        assertRefused(basicPost(credentials), 401, "invalid_client", List.of(BASIC));
        assertRefused(
                form().header("Authorization", "Basic *")
                        .formParam("token", token)
                        .post(INTROSPECT),
                401,
                "invalid_client",
                List.of(BASIC));
    }

    /** Only verification accepts the key as the user name. An OAuth client sends it as the secret. */
    @Test
    void keyAsTheNameIsNoSecret() {
        assertRefused(basicPost(encoded(client.token()) + ":"), 401, "invalid_client", List.of(BASIC));
    }

    @Test
    void clientWithoutAnythingLearnsBothSchemes() {
        Response answer = form().formParam("token", token).post(INTROSPECT);

        assertRefused(answer, 401, "invalid_client", List.of("Bearer", BASIC));
    }

    @Test
    void bearerIsRefusedAsBefore() {
        Response answer = Person.bearer("nonsense")
                .contentType(ContentType.URLENC)
                .formParam("token", token)
                .post(INTROSPECT);

        assertRefused(answer, 401, "invalid_token", List.of("Bearer error=\"invalid_token\""));
    }

    @Test
    void clientThatMayNotIntrospectIsUnauthorized() {
        String stranger = Person.signedUp().issue("all").token();
        String weak = owner.issue(Map.of("abilities", List.of("profile:read"))).token();

        for (String secret : List.of(stranger, weak, owner.accountKey())) {
            assertRefused(post("orders", secret), 403, "unauthorized_client", List.of());
            assertRefused(basicPost("orders:" + encoded(secret)), 403, "unauthorized_client", List.of());
        }
    }

    /** {@code detail} has quotation marks, which RFC 6749 does not allow in a description. */
    @Test
    void descriptionIsWrittenInTheCharactersOfTheRfc() {
        Response answer = Person.bearer(client.token())
                .contentType(ContentType.JSON)
                .body("{}")
                .post(INTROSPECT);

        assertRefused(answer, 415, "invalid_request", List.of());
        assertEquals(answer.<String>path("detail").replace('"', '\''), answer.path("error_description"));
    }

    /** The service reads the secret only from the form, because logs contain queries. */
    @Test
    void secretInTheQueryIsNone() {
        Response answer = form().queryParam("client_id", "orders")
                .queryParam("client_secret", client.token())
                .formParam("token", token)
                .post(INTROSPECT);

        assertRefused(answer, 401, "invalid_client", List.of("Bearer", BASIC));
    }

    private Response post(String name, String secret) {
        return form().formParam("client_id", name)
                .formParam("client_secret", secret)
                .formParam("token", token)
                .post(INTROSPECT);
    }

    private Response basicPost(String credentials) {
        return form().header("Authorization", basic(credentials))
                .formParam("token", token)
                .post(INTROSPECT);
    }

    private static RequestSpecification form() {
        return Person.anonymous().contentType(ContentType.URLENC);
    }

    private static void assertActive(Response answer) {
        answer.then().statusCode(200).contentType("application/json").body("active", equalTo(true));
    }

    private static void assertInvalidRequest(Response answer) {
        assertRefused(answer, 400, "invalid_request", List.of());
    }

    private static void assertRefused(Response answer, int status, String error, List<String> challenges) {
        answer.then()
                .statusCode(status)
                .contentType("application/json")
                .header("Cache-Control", "no-store")
                .body("keySet()", equalTo(MEMBERS))
                .body("error", equalTo(error))
                .body("error_description.matches('[ !#-\\\\[\\\\]-~]+')", equalTo(true));
        assertEquals(challenges, answer.headers().getValues("WWW-Authenticate"));
    }

    private static String basic(String credentials) {
        return "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(UTF_8));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}
