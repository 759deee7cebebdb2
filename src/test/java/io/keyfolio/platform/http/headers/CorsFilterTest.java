package io.keyfolio.platform.http.headers;

import static io.keyfolio.testing.PagesResource.APP;
import static io.keyfolio.testing.PagesResource.LOCAL;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.keyfolio.testing.PagesResource;
import io.keyfolio.testing.Person;
import io.keyfolio.testing.Visitor;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The origins whose pages can read responses, with a configured list. */
@QuarkusTest
@WithTestResource(PagesResource.class)
class CorsFilterTest {

    private static final String ALLOWED = "Access-Control-Allow-Origin";
    private static final String PREFERENCES = "/v1/profile/preferences";

    private Person alice;

    /** Each test uses its own address, which has full rate limits. */
    @BeforeEach
    void arrange() {
        Visitor.comeFrom(Visitor.anAddress());
        alice = Person.signedUp();
    }

    @AfterEach
    void comeFromNowhere() {
        Visitor.comeFromNowhere();
    }

    @ParameterizedTest
    @ValueSource(strings = {APP, LOCAL})
    void pageOfAnAllowedOriginReadsTheAnswer(String origin) {
        Response answer = alice.signedIn().header("Origin", origin).get(PREFERENCES);

        assertEquals(200, answer.statusCode());
        assertAllowed(origin, answer);
    }

    @Test
    void pageReadsARefusalToo() {
        assertAllowed(APP, refused(401, page(Person.anonymous()).get("/api/profile")));
        assertAllowed(APP, refused(404, page(Person.anonymous()).get("/v1/nothing")));
        assertAllowed(APP, refused(405, page(Person.anonymous()).get("/api/login")));
        assertAllowed(APP, refused(400, json("{").post("/api/login")));
        assertAllowed(APP, refused(413, json("\"" + "x".repeat(70_000) + "\"").post("/api/login")));
    }

    @Test
    void pageReadsHowLongItHasToWait() {
        for (int request = 0; request < 30; request++) {
            Person.anonymous().get("/api/profile");
        }

        Response answer = page(Person.anonymous()).get("/api/profile");

        refused(429, answer).then().header("RateLimit", endsWith(";t=" + answer.header("Retry-After")));
        assertAllowed(APP, answer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example",
                "http://app.example.com",
                "https://app.example.com:8443",
                "https://app.example.com.evil.example",
                "https://evil-app.example.com",
                "https://APP.example.com",
                "https://app.example.com/",
                "https://app.example.com, https://evil.example",
                "null",
                "*"
            })
    void pageOfAnotherOriginDoesNotAndTheRequestIsAnsweredAsAnyOther(String origin) {
        Response answer = alice.signedIn().header("Origin", origin).get(PREFERENCES);

        assertEquals(200, answer.statusCode());
        assertUntold(answer);
        assertEquals("origin", answer.header("Vary"));
    }

    @Test
    void answerWithoutAnOriginIsNotKeptForOneWithAnOrigin() {
        Response answer = alice.signedIn().get(PREFERENCES);

        assertUntold(answer);
        assertEquals("origin", answer.header("Vary"));
    }

    @Test
    void answerThatMayBeCompressedDependsOnTheOriginToo() {
        Response answer = page(alice.signedIn()).get("/v1/profile/api-keys");

        assertEquals(200, answer.statusCode());
        assertEquals(APP, answer.header(ALLOWED));
        assertEquals(List.of("origin, accept-encoding"), answer.headers().getValues("Vary"));
    }

    @ParameterizedTest
    @CsvSource({"/v1/profile/api-keys, DELETE", "/api/profile/upload-avatar, POST", "/v1/profile/api-keys/1, PATCH"})
    void browserAsksBeforeItSends(String path, String method) {
        Response answer = page(Person.anonymous())
                .header("Access-Control-Request-Method", method)
                .header("Access-Control-Request-Headers", "authorization,content-type")
                .options(path);

        answer.then().statusCode(204).body(emptyString()).header("Access-Control-Max-Age", "3600");
        assertEquals(APP, answer.header(ALLOWED));
        assertEquals("origin", answer.header("Vary"));
        assertNull(answer.header("Access-Control-Allow-Credentials"));
        assertEquals(
                Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"), list("Access-Control-Allow-Methods", answer));
        assertEquals(
                Set.of("Authorization", "Content-Type", "X-Request-Id"), list("Access-Control-Allow-Headers", answer));
    }

    @Test
    void browserThatAsksForAnotherOriginIsToldNothing() {
        Response answer = Person.anonymous()
                .header("Origin", "https://evil.example")
                .header("Access-Control-Request-Method", "DELETE")
                .options("/v1/profile/api-keys");

        assertEquals(200, answer.statusCode());
        assertUntold(answer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/auth/verify", "/oauth2/introspect", "/livez", "/q/openapi", "/.well-known/jwks.json"})
    void whatIsNotForPagesIsToldToNone(String path) {
        Response answer = page(alice.signedIn()).get(path);

        assertUntold(answer);
        answer.then().header("Vary", anyOf(nullValue(), equalTo("accept-encoding")));
    }

    private static Response refused(int status, Response answer) {
        assertEquals(status, answer.statusCode(), answer::asString);
        return answer;
    }

    private static void assertAllowed(String origin, Response answer) {
        assertEquals(List.of(origin), answer.headers().getValues(ALLOWED));
        assertEquals("origin", answer.header("Vary"));
        assertNull(answer.header("Access-Control-Allow-Credentials"));
        assertEquals(
                Set.of(
                        "RateLimit",
                        "RateLimit-Policy",
                        "Retry-After",
                        "WWW-Authenticate",
                        "X-RateLimit-Limit",
                        "X-RateLimit-Remaining",
                        "X-Password-Advice",
                        "X-Request-Id"),
                list("Access-Control-Expose-Headers", answer));
    }

    private static void assertUntold(Response answer) {
        assertEquals(
                List.of(),
                answer.headers().asList().stream()
                        .filter(header ->
                                header.getName().toLowerCase(Locale.ROOT).startsWith("access-control-"))
                        .toList());
    }

    private static Set<String> list(String header, Response answer) {
        return Set.of(answer.header(header).split(", *", -1));
    }

    private static RequestSpecification page(RequestSpecification request) {
        return request.header("Origin", APP);
    }

    private static RequestSpecification json(String body) {
        return page(Person.anonymous()).contentType(ContentType.JSON).body(body);
    }
}
