package io.keyfolio.identity.ratelimit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.keyfolio.testing.Person;
import io.keyfolio.testing.PostgresResource;
import io.keyfolio.testing.Visitor;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rate limits on failed credentials and passwords of one address. */
@QuarkusTest
@WithTestResource(
        value = PostgresResource.class,
        initArgs = {
            @ResourceArg(name = "keyfolio.proxy.trusted", value = "127.0.0.0/8,::1"),
            @ResourceArg(name = "limit.unknown-credential", value = "3"),
            @ResourceArg(name = "limit.address-password", value = "5"),
            @ResourceArg(name = "limit.account-password", value = "3")
        })
class AddressLimitsTest {

    private Person alice;

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
    @ValueSource(strings = {"/v1/auth/verify", "/v1/auth/verify/orders/1", "/v1/profile/preferences", "/api/profile"})
    void unknownCredentialsAreLimitedByAddress(String path) {
        List<String> revoked = revokedKeys(4);
        String unseen = alice.issue("unseen").token();
        assertEquals(200, Person.bearer(alice.session()).get(path).statusCode());
        revoked.subList(0, 3)
                .forEach(token ->
                        assertEquals(401, Person.bearer(token).get(path).statusCode()));

        Response refused = Person.bearer(revoked.get(3)).get(path);

        refused.then().statusCode(429).header("RateLimit-Policy", "\"unknown-credential\";q=3;w=10800");
        assertEquals("3600", refused.header("Retry-After"));
        assertEquals(429, Person.bearer(unseen).get(path).statusCode());
        assertEquals(200, Person.bearer(alice.session()).get(path).statusCode(), "a credential in memory");
        Visitor.comeFrom(Visitor.anAddress());
        assertEquals(200, Person.bearer(unseen).get(path).statusCode());
    }

    @Test
    void gatewayThatDoesNotNameItsClientsIsNotLimited() {
        List<String> revoked = revokedKeys(6);
        Visitor.comeFromNowhere();

        revoked.forEach(token ->
                assertEquals(401, Person.bearer(token).get("/v1/auth/verify").statusCode()));
    }

    /** A successful login between the failures does not reset the count. */
    @Test
    void passwordTriedOnManyAccountsIsLimitedByAddress() {
        List<Person> people =
                IntStream.range(0, 5).mapToObj(number -> Person.signedUp()).toList();
        people.forEach(person -> assertEquals(401, logIn(person.email(), "password1")));

        assertEquals(429, logIn(Person.signedUp().email(), "password1"));
        assertEquals(429, logIn(alice.email(), alice.password()));

        Visitor.comeFrom(Visitor.anAddress());
        assertEquals(200, logIn(alice.email(), alice.password()));
        people.forEach(person -> assertEquals(200, logIn(person.email(), person.password())));
    }

    private List<String> revokedKeys(int count) {
        List<Person.Key> keys =
                IntStream.range(0, count).mapToObj(number -> alice.issue("ci")).toList();
        keys.forEach(key -> alice.signedIn().delete("/v1/profile/api-keys/{id}", key.id()));
        return keys.stream().map(Person.Key::token).toList();
    }

    private static int logIn(String email, String password) {
        return Person.anonymous()
                .contentType(ContentType.JSON)
                .body(Map.of("email", email, "password", password))
                .post("/v1/auth/login")
                .statusCode();
    }
}
