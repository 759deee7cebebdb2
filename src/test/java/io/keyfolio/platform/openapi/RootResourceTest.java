package io.keyfolio.platform.openapi;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.keyfolio.testing.Person;
import io.keyfolio.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The response at the root, for clients that know only the address. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class RootResourceTest {

    private static final int UNKNOWN = 404;

    @ParameterizedTest
    @ValueSource(strings = {"*/*", "text/plain", "text/html,application/xml;q=0.9,*/*;q=0.8"})
    void rootAnswersInTextWhatThisIs(String accepted) {
        var answer = Person.anonymous().accept(accepted).get("/");

        answer.then()
                .statusCode(200)
                .contentType("text/plain;charset=UTF-8")
                .header("Vary", "Accept")
                .header("Content-Security-Policy", startsWith("default-src 'none'"))
                .header("X-Content-Type-Options", "nosniff")
                .body(startsWith("Keyfolio: "))
                .body(containsString("POST /api/signup"))
                .body(not(containsString("0.1.0")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "application/json, text/plain;q=0.5"})
    void rootAnswersInJsonWhenAsked(String accepted) {
        var answer = Person.anonymous().accept(accepted).get("/");

        answer.then().statusCode(200).contentType("application/json").header("Vary", "Accept");
        Map<String, String> body = answer.jsonPath().getMap("$");
        assertEquals("Keyfolio", body.get("name"));
        assertEquals(
                Set.of("name", "description", "account_api", "developer_api", "sign_up", "openapi", "json_web_keys"),
                new TreeSet<>(body.keySet()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sign_up", "openapi", "json_web_keys"})
    void rootNamesPathsThatAreThere(String member) {
        String path = Person.anonymous().accept("application/json").get("/").path(member);

        assertNotEquals(UNKNOWN, Person.anonymous().get(path).statusCode(), path);
    }

    @Test
    void rootRefusesWhatItCannotAnswerWith() {
        var answer = Person.anonymous().accept("image/png").get("/");

        answer.then().statusCode(406).contentType("application/problem+json").body("status", equalTo(406));
    }

    @Test
    void rootAnswersHeadAndOptionsAndNoOtherMethod() {
        assertEquals(200, Person.anonymous().head("/").statusCode());
        assertEquals("GET, HEAD, OPTIONS", allowed(Person.anonymous().options("/")));

        var refused = Person.anonymous().post("/");

        refused.then().statusCode(405).contentType("application/problem+json");
        assertEquals("GET, HEAD, OPTIONS", allowed(refused));
    }

    @Test
    void otherPathsAreStillUnknown() {
        Person.anonymous().get("/nowhere").then().statusCode(UNKNOWN).contentType("application/problem+json");
    }

    private static String allowed(Response answer) {
        return String.join(", ", new TreeSet<>(Set.of(answer.header("Allow").split(",\\s*"))));
    }
}
