package io.keyfolio.identity.password;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.keyfolio.testing.Api;
import io.keyfolio.testing.PasswordRoute;
import io.keyfolio.testing.Person;
import io.keyfolio.testing.PostgresResource;
import io.keyfolio.testing.Sql;
import io.quarkus.elytron.security.common.BcryptUtil;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** New passwords are none of the commonest ones, whatever route sets them. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class CommonPasswordTest {

    /** The first, the last and some other entries of the list, in small letters and others. */
    private static final List<String> COMMON =
            List.of("0.0.0.000", "password", "PassWord", "123456", "qwerty", "iloveyou", "zzzxxx");

    /** The examples of the published documents, of the OpenAPI document and of the tutorials. */
    private static final List<String> EXAMPLES =
            List.of("oldpassword", "newpassword", "a secret of mine", "correct horse");

    /** A password is compared as a whole. */
    private static final List<String> SIMILAR =
            List.of("password of mine", " password", "passwo\u0301rd", "zzzzzzzz", "0.0.0.");

    static Stream<Arguments> common() {
        return onEveryRoute(COMMON.stream());
    }

    static Stream<Arguments> others() {
        return onEveryRoute(Stream.concat(EXAMPLES.stream(), SIMILAR.stream()));
    }

    private static Stream<Arguments> onEveryRoute(Stream<String> passwords) {
        return passwords.flatMap(
                password -> Stream.of(PasswordRoute.values()).map(route -> Arguments.of(route, password)));
    }

    @ParameterizedTest
    @MethodSource("common")
    void commonPasswordIsRefused(PasswordRoute route, String password) {
        var answer = route.set(password);

        route.assertRefused(answer);
        assertTrue(answer.<String>path("detail").contains("most common passwords. Choose another"), answer::asString);
    }

    @ParameterizedTest
    @MethodSource("others")
    void examplesAndSimilarPasswordsAreAccepted(PasswordRoute route, String password) {
        var answer = route.set(password);

        assertEquals(route.success(), answer.statusCode(), answer::asString);
    }

    @Test
    void refusedChangeKeepsThePassword() {
        Person person = Person.signedUp();

        PasswordRoute.change(person, "password");

        assertEquals(200, logIn(person, person.password()));
        assertEquals(401, logIn(person, "password"));
    }

    @Test
    void wrongCurrentPasswordIsToldFirst() {
        Person person = Person.signedUp();
        Person mistaken = new Person(person.username(), person.email(), "mistaken", person.session(), "");

        var answer = PasswordRoute.change(mistaken, "password");

        Api.ACCOUNT.assertFieldsRefused(answer, "current_password");
    }

    /** An account of before the list, or an imported one. */
    @Test
    void loginWithACommonPasswordSucceeds() {
        Person person = Person.signedUp();
        Sql.execute("update account set password_hash = '" + BcryptUtil.bcryptHash("password", 4)
                + "' where username = '" + person.username() + "'");

        assertEquals(200, logIn(person, "password"));
    }

    private static int logIn(Person person, String password) {
        return Person.anonymous()
                .contentType(ContentType.JSON)
                .body(Map.of("email", person.email(), "password", password))
                .post("/api/login")
                .statusCode();
    }
}
