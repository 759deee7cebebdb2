package io.keyfolio.identity.ratelimit;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.keyfolio.testing.LimitedResource;
import io.keyfolio.testing.Metrics;
import io.keyfolio.testing.Person;
import io.keyfolio.testing.RawHttp;
import io.keyfolio.testing.Visitor;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The rate limits refuse requests beyond the burst and admit others. */
@QuarkusTest
@WithTestResource(LimitedResource.class)
class RateLimitTest {

    private static final String USER = "/v1/auth/user";
    private static final String PROFILE = "/api/profile";
    private static final String REFUSED_SESSIONS =
            "keyfolio_authentications_total{credential=\"session\",outcome=\"refused\"}";

    private Person alice;

    /** Each test uses its own address. */
    @BeforeEach
    void arrange() {
        Visitor.comeFrom(Visitor.anAddress());
        alice = Person.signedUp();
    }

    @AfterEach
    void comeFromNowhere() {
        Visitor.comeFromNowhere();
    }

    @Test
    void credentialIsToldWhatIsLeftAndRefusedWhenNothingIs() {
        for (int left = 5; left >= 0; left--) {
            alice.signedIn()
                    .get(USER)
                    .then()
                    .statusCode(200)
                    .header("RateLimit-Policy", "\"credential\";q=6;w=21600")
                    .header("X-RateLimit-Limit", "6")
                    .header("X-RateLimit-Remaining", Integer.toString(left));
        }

        Response refused = alice.signedIn().get(USER);

        refused.then()
                .statusCode(429)
                .header("Retry-After", "3600")
                .header("RateLimit", "\"credential\";r=0;t=3600")
                .header("X-RateLimit-Remaining", "0")
                .contentType("application/problem+json")
                .body("message", equalTo("Too Many Attempts."))
                .body("detail", equalTo("Too many requests. Try again in 3600 s."));
    }

    @Test
    void accountApiWordsItInItsWay() {
        use(alice.session(), 6);

        alice.signedIn()
                .get(PROFILE)
                .then()
                .statusCode(429)
                .header("Retry-After", "3600")
                .header("RateLimit-Policy", "\"credential\";q=6;w=21600")
                .header("X-RateLimit-Limit", nullValue())
                .body("error", equalTo("Too many requests. Try again in 3600 s."));
    }

    @Test
    void accountIsLimitedAcrossItsCredentials() {
        Person.Key key = alice.issue("one");
        use(key.token(), 5);
        use(alice.session(), 4);

        key.request().get(USER).then().statusCode(429).header("RateLimit-Policy", "\"account\";q=10;w=36000");
    }

    @Test
    void limitedCredentialIsNoBadOne() {
        double refused = Metrics.value(REFUSED_SESSIONS);
        use(alice.session(), 6);
        alice.signedIn().get(USER).then().statusCode(429);

        alice.signedIn().get("/v1/auth/verify").then().statusCode(200);
        assertEquals(refused, Metrics.value(REFUSED_SESSIONS));
    }

    @Test
    void verificationIsNotLimited() {
        for (int request = 0; request < 40; request++) {
            alice.signedIn().get("/v1/auth/verify").then().statusCode(200).header("RateLimit", nullValue());
        }
        alice.signedIn().get(USER).then().statusCode(200);
    }

    @Test
    void introspectionIsLimitedByAccount() {
        Person asking = Person.introspector();
        String one = asking.issue("one").token();
        String another = asking.issue("another").token();
        introspect(one, 200);
        introspect(another, 200);
        introspect(one, 200);

        introspect(another, 429).header("Retry-After", "3600").body("error", equalTo("invalid_request"));
    }

    @Test
    void addressIsLimitedWhateverItSends() {
        String address = Visitor.anAddress();
        Visitor.comeFrom(address);
        ask(30);

        Person.anonymous().get(PROFILE).then().statusCode(429).header("RateLimit-Policy", "\"address\";q=30;w=108000");
        alice.signedIn().get(USER).then().statusCode(429);
        Visitor.comeFrom(Visitor.anAddress());
        alice.signedIn().get(USER).then().statusCode(200);
    }

    /** The service has not read the body, so it closes the connection (RFC 9112, section 9.3). */
    @Test
    void refusalBeforeTheBodyIsTheLastAnswerOnItsConnection() {
        String address = Visitor.anAddress();
        Visitor.comeFrom(address);
        ask(30);

        RawHttp.Answer answer = RawHttp.send(("POST /api/login HTTP/1.1\r\nHost: a\r\nX-Forwarded-For: " + address
                        + "\r\nContent-Type: application/json\r\nContent-Length: 50\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));

        assertEquals(429, answer.status());
        assertEquals("close", answer.header("connection"));
        assertTrue(answer.elapsed().toSeconds() < 5, answer::toString);
    }

    @Test
    void networkOfOneSubscriberIsOneAddress() {
        String network =
                "2001:db8:" + Integer.toHexString(ThreadLocalRandom.current().nextInt(0x10000)) + ":1:";
        Visitor.comeFrom(network + ":1");
        ask(15);
        Visitor.comeFrom(network + "ffff::2");
        ask(15);

        Person.anonymous().get(PROFILE).then().statusCode(429);
    }

    @Test
    void signUpsAreLimitedThroughBothDoors() {
        assertEquals(201, register());
        assertEquals(201, register());

        signUp().then()
                .statusCode(429)
                .header("RateLimit-Policy", "\"sign-up\";q=3;w=10800")
                .header("Retry-After", "3600")
                .header("X-RateLimit-Limit", "3");
        assertEquals(
                429,
                Person.anonymous()
                        .contentType(ContentType.JSON)
                        .body(Map.of("username", "eve", "email", "eve@example.com", "password", "a secret"))
                        .post("/api/signup")
                        .statusCode());
        Visitor.comeFrom(Visitor.anAddress());
        assertEquals(201, register());
    }

    private static int register() {
        return signUp().statusCode();
    }

    private static Response signUp() {
        return Person.anonymous()
                .contentType(ContentType.JSON)
                .body(Map.of(
                        "name", "Eve",
                        "email", UUID.randomUUID() + "@example.com",
                        "password", "a secret",
                        "password_confirmation", "a secret"))
                .post("/v1/auth/register");
    }

    private static void ask(int times) {
        for (int request = 0; request < times; request++) {
            Person.anonymous().get(PROFILE).then().statusCode(401);
        }
    }

    private static ValidatableResponse introspect(String credential, int status) {
        return Person.bearer(credential)
                .contentType(ContentType.URLENC)
                .formParam("token", "unknown")
                .post("/oauth2/introspect")
                .then()
                .statusCode(status);
    }

    private static void use(String token, int times) {
        for (int request = 0; request < times; request++) {
            Person.bearer(token).get(USER).then().statusCode(200);
        }
    }
}
