package io.keyfolio.concurrency;

import static io.keyfolio.testing.Person.anonymous;
import static io.keyfolio.testing.Person.bearer;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.in;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.keyfolio.testing.AtOnce;
import io.keyfolio.testing.Person;
import io.keyfolio.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class ConcurrentChangesTest {

    private static final int AT_ONCE = 8;
    private static final List<Map<String, String>> PATCHES =
            List.of(Map.of("timezone", "Europe/Berlin"), Map.of("language", "de"), Map.of("theme", "light"));

    @RepeatedTest(5)
    void preferencesOfDifferentFieldsAllLast() {
        Person alice = Person.signedUp();

        List<Response> answers = AtOnce.run(PATCHES.size(), number -> alice.signedIn()
                .contentType(ContentType.JSON)
                .body(PATCHES.get(number))
                .put("/v1/profile/preferences"));

        answers.forEach(answer -> answer.then().statusCode(200));
        alice.signedIn()
                .get("/v1/profile/preferences")
                .then()
                .body("payload", equalTo(Map.of("timezone", "Europe/Berlin", "language", "de", "theme", "light")));
    }

    @RepeatedTest(3)
    void sessionIsExchangedOnce() {
        Person alice = Person.signedUp();

        List<Response> answers = AtOnce.run(AT_ONCE, number -> alice.signedIn().post("/api/auth/refresh"));

        List<Response> winners = having(answers, 200);
        assertEquals(1, winners.size());
        assertEquals(AT_ONCE - 1, having(answers, 401).size());
        alice.signedIn().get("/api/profile").then().statusCode(401);
        bearer(winners.get(0).path("token")).get("/api/profile").then().statusCode(200);
    }

    @RepeatedTest(10)
    void noSessionOpenedWithTheOldPasswordOutlivesIt() {
        Person alice = Person.signedUp();

        List<Response> answers =
                AtOnce.run(AT_ONCE, number -> number == 0 ? changePassword(alice, "another one") : logIn(alice));

        answers.get(0).then().statusCode(200);
        answers.stream()
                .skip(1)
                .peek(answer -> answer.then().statusCode(in(List.of(200, 401))))
                .filter(answer -> answer.statusCode() == 200)
                .forEach(answer ->
                        bearer(answer.path("token")).get("/api/profile").then().statusCode(401));
        alice.signedIn().get("/api/profile").then().statusCode(200);
    }

    @RepeatedTest(3)
    void noSessionExchangedDuringAPasswordChangeOutlivesIt() {
        Person alice = Person.signedUp();
        String other = alice.logIn();

        List<Response> answers = AtOnce.run(
                2,
                number -> number == 0
                        ? changePassword(alice, "another one")
                        : bearer(other).post("/api/auth/refresh"));

        answers.get(0).then().statusCode(200);
        bearer(other).get("/api/profile").then().statusCode(401);
        having(answers, 200).stream()
                .skip(1)
                .forEach(answer ->
                        bearer(answer.path("token")).get("/api/profile").then().statusCode(401));
    }

    @Test
    void passwordIsChangedOnce() {
        Person alice = Person.signedUp();

        List<Response> answers = AtOnce.run(AT_ONCE, number -> changePassword(alice, "new password " + number));

        assertEquals(1, having(answers, 200).size());
        assertEquals(AT_ONCE - 1, having(answers, 400).size());
    }

    @Test
    void lastAccountKeyIsTheOnlyOne() {
        Person alice = Person.signedUp();

        List<Response> answers =
                AtOnce.run(AT_ONCE, number -> alice.signedIn().post("/api/profile/regenerate-api-key"));

        answers.forEach(answer -> answer.then().statusCode(200));
        String last = alice.signedIn().get("/api/profile").path("user.api_key");
        bearer(last).get("/api/profile").then().statusCode(403);
        answers.stream()
                .map(answer -> answer.<String>path("api_key"))
                .filter(key -> !key.equals(last))
                .forEach(key -> bearer(key).get("/api/profile").then().statusCode(401));
    }

    @RepeatedTest(5)
    void newAccountKeyChangesNothingElse() {
        Person alice = Person.signedUp();

        List<Response> answers = AtOnce.run(
                AT_ONCE,
                number -> number == 0 ? uploadAvatar(alice) : alice.signedIn().post("/api/profile/regenerate-api-key"));

        answers.forEach(answer -> answer.then().statusCode(200));
        alice.signedIn().get("/api/profile").then().body("user.avatar_url", equalTo("https://example.com/a.png"));
    }

    private static Response uploadAvatar(Person person) {
        return person.signedIn()
                .contentType(ContentType.JSON)
                .body(Map.of("avatar_url", "https://example.com/a.png"))
                .post("/api/profile/upload-avatar");
    }

    private static Response changePassword(Person person, String wanted) {
        return person.signedIn()
                .contentType(ContentType.JSON)
                .body(Map.of("current_password", person.password(), "new_password", wanted))
                .post("/api/profile/reset-password");
    }

    private static Response logIn(Person person) {
        return anonymous()
                .contentType(ContentType.JSON)
                .body(Map.of("email", person.email(), "password", person.password()))
                .post("/api/login");
    }

    private static List<Response> having(List<Response> answers, int status) {
        return answers.stream().filter(answer -> answer.statusCode() == status).toList();
    }
}
