package io.keyfolio.feature.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.keyfolio.testing.Person;
import io.keyfolio.testing.PostgresResource;
import io.keyfolio.testing.Visitor;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rate limit of unknown credentials applies to client secrets in every form. */
@QuarkusTest
@WithTestResource(
        value = PostgresResource.class,
        initArgs = {
            @ResourceArg(name = "keyfolio.proxy.trusted", value = "127.0.0.0/8,::1"),
            @ResourceArg(name = "limit.unknown-credential", value = "3"),
            @ResourceArg(name = "limit.address-password", value = "5"),
            @ResourceArg(name = "limit.account-password", value = "3")
        })
class ClientLimitsTest {

    private Person owner;

    @BeforeEach
    void arrange() {
        Visitor.comeFrom(Visitor.anAddress());
        owner = Person.introspector();
    }

    @AfterEach
    void comeFromNowhere() {
        Visitor.comeFromNowhere();
    }

    @ParameterizedTest
    @ValueSource(strings = {"client_secret_basic", "client_secret_post", "verify"})
    void guessesAreLimitedByAddress(String method) {
        List<Person.Key> keys =
                IntStream.range(0, 4).mapToObj(number -> owner.issue("ci")).toList();
        keys.forEach(key -> owner.signedIn().delete("/v1/profile/api-keys/{id}", key.id()));
        String good = owner.issue("good").token();

        keys.subList(0, 3)
                .forEach(key -> assertEquals(401, send(method, key.token()).statusCode()));

        send(method, keys.get(3).token())
                .then()
                .statusCode(429)
                .header("RateLimit-Policy", "\"unknown-credential\";q=3;w=10800");
        assertEquals(429, send(method, good).statusCode());
        Visitor.comeFrom(Visitor.anAddress());
        assertEquals(200, send(method, good).statusCode());
    }

    private static Response send(String method, String secret) {
        RequestSpecification form =
                Person.anonymous().contentType(ContentType.URLENC).formParam("token", "unknown");
        return switch (method) {
            case "client_secret_basic" ->
                form.auth().preemptive().basic("orders", secret).post("/oauth2/introspect");
            case "client_secret_post" -> form.formParam("client_secret", secret).post("/oauth2/introspect");
            default -> Person.anonymous().auth().preemptive().basic(secret, "").get("/v1/auth/verify");
        };
    }
}
