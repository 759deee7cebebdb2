package io.keyfolio.platform.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.keyfolio.testing.Api;
import io.keyfolio.testing.Person;
import io.keyfolio.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class DialectTest {

    @ParameterizedTest
    @CsvSource({
        "GET, /api",
        "GET, /api/",
        "GET, /api/nope",
        "POST, /api/nope",
        "DELETE, /api/profile/nope",
        "GET, /api/v1/profile",
        "GET, /v1",
        "GET, /v1/",
        "GET, /v1/nope",
        "PUT, /v1/nope",
        "GET, /v1/profile",
        "GET, /v1/api/profile",
        "POST, /v1/profile/api-keys/1/regenerate/nope",
        "PATCH, /v1/auth/nope"
    })
    void unknownPathIsRefusedInTheDialectOfItsPrefix(String method, String path) {
        var anonymous = Person.anonymous().request(method, path);
        var signedIn = Person.signedUp().signedIn().request(method, path);

        Api.of(path).assertRefused(anonymous, 404);
        Api.of(path).assertRefused(signedIn, 404);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/signup, POST",
        "PUT, /api/login, POST",
        "GET, /api/auth/refresh, POST",
        "DELETE, /api/profile, GET",
        "POST, /api/profile, GET",
        "GET, /api/profile/regenerate-api-key, POST",
        "GET, /api/profile/reset-password, POST",
        "PUT, /api/profile/upload-avatar, POST",
        "GET, /v1/auth/register, POST",
        "GET, /v1/auth/login, POST",
        "PUT, /v1/auth/user, DELETE GET PATCH",
        "GET, /v1/auth/logout, POST",
        "POST, /v1/profile/preferences, GET PUT",
        "PATCH, /v1/profile/preferences, GET PUT",
        "DELETE, /v1/profile/api-keys, GET POST",
        "GET, /v1/profile/api-keys/1, DELETE PATCH",
        "GET, /v1/profile/api-keys/1/regenerate, POST"
    })
    void wrongMethodIsToldTheRightOnes(String method, String path, String allowed) {
        var answer = Person.signedUp().signedIn().request(method, path);

        Api.of(path).assertRefused(answer, 405);
        Set<String> right = new TreeSet<>(Set.of((allowed + " OPTIONS").split(" ", -1)));
        if (right.contains("GET")) {
            right.add("HEAD");
        }
        assertEquals(String.join(", ", right), answer.header("Allow"));
        assertEquals(answer.header("Allow"), Person.anonymous().options(path).header("Allow"));
        right.forEach(one ->
                assertNotEquals(405, Person.anonymous().request(one, path).statusCode()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/nothing", "/v1/nothing", "/v1/auth/nothing", "/api", "/v1"})
    void nothingIsAllowedWhereNothingIs(String path) {
        Api.of(path).assertRefused(Person.anonymous().options(path), 404);
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /api/signup, text/plain",
        "POST, /api/login, application/xml",
        "POST, /api/auth/refresh, text/plain",
        "POST, /api/profile/reset-password, application/xml",
        "POST, /api/profile/upload-avatar, image/png",
        "POST, /v1/auth/register, text/plain",
        "POST, /v1/auth/login, application/xml",
        "PUT, /v1/profile/preferences, text/plain",
        "PUT, /v1/profile/preferences, application/merge-patch+json",
        "POST, /v1/profile/api-keys, text/plain"
    })
    void bodyOfAnotherMediaTypeIsRefused(String method, String path, String mediaType) {
        var answer = Person.signedUp()
                .signedIn()
                .header("Content-Type", mediaType)
                .body("{}".getBytes(StandardCharsets.UTF_8))
                .request(method, path);

        Api.of(path).assertRefused(answer, 415);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/profile, text/html",
        "POST, /api/profile/regenerate-api-key, application/xml",
        "GET, /v1/auth/user, text/html",
        "GET, /v1/profile/preferences, image/*",
        "GET, /v1/profile/api-keys, text/csv",
        "POST, /v1/profile/api-keys, text/html"
    })
    void answerThatTheCallerDoesNotAcceptIsRefused(String method, String path, String accepted) {
        var answer = Person.signedUp().signedIn().header("Accept", accepted).request(method, path);

        Api.of(path).assertRefused(answer, 406);
    }

    @Test
    void requestWithWrongAcceptHeaderDoesNothing() {
        Person alice = Person.signedUp();

        alice.signedIn().header("Accept", "text/html").post("/v1/profile/api-keys");

        assertEquals("[]", alice.signedIn().get("/v1/profile/api-keys").asString());
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /api/signup",
        "POST, /api/login",
        "POST, /api/auth/refresh",
        "POST, /api/profile/reset-password",
        "POST, /api/profile/upload-avatar",
        "POST, /v1/auth/register",
        "POST, /v1/auth/login",
        "PUT, /v1/profile/preferences",
        "POST, /v1/profile/api-keys"
    })
    void bodyThatIsTooLargeIsRefused(String method, String path) {
        var answer = Person.signedUp()
                .signedIn()
                .contentType(ContentType.JSON)
                .body("{\"name\":\"" + "a".repeat(70_000) + "\"}")
                .request(method, path);

        Api.of(path).assertRefused(answer, 413);
    }

    @ParameterizedTest
    @CsvSource({"/api/signup, username email password", "/v1/auth/register, name email password password_confirmation"})
    void bodyWithinTheLimitIsRead(String path, String fields) {
        var answer = Person.anonymous()
                .contentType(ContentType.JSON)
                .body("{\"unknown\":\"" + "a".repeat(4_000) + "\"}")
                .post(path);

        Api.of(path).assertFieldsRefused(answer, fields.split(" ", -1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1;a=b/profile/preferences", "/v1;/profile/preferences"})
    void parameterInThePrefixStepsAroundNoLimit(String path) {
        var answer = Person.signedUp()
                .signedIn()
                .urlEncodingEnabled(false)
                .contentType(ContentType.JSON)
                .body("{\"name\":\"" + "a".repeat(70_000) + "\"}")
                .put(path);

        assertTrue(Set.of(404, 413).contains(answer.statusCode()), answer::asString);
    }
}
