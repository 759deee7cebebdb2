package io.keyfolio.platform.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.keyfolio.testing.Api;
import io.keyfolio.testing.Person;
import io.keyfolio.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The bounds on texts, lists and bodies of sign-ins apply before any other processing. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class TextBoundsTest {

    private static final String KEYS = "/v1/profile/api-keys";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/login",
                "/api/signup",
                "/api/auth/refresh",
                "/v1/auth/login",
                "/v1/auth/register",
                "/api/auth/forgot-password",
                "/api/auth/reset-password",
                "/api/auth/undo-email-change",
                "/api/auth/verify-email",
                "/v1/auth/password/forgot",
                "/v1/auth/password/reset",
                "/v1/auth/email/undo",
                "/v1/auth/email/verify"
            })
    void bodyOfASignInHasAtMost4Kilobytes(String path) {
        Api.of(path).assertRefused(send(path, bodyOf(4097)), 413);
        Api.of(path).assertRefused(send(path.replaceFirst("/a", "/%61"), bodyOf(4097)), 413);
        assertEquals(false, send(path, bodyOf(4096)).statusCode() == 413);
    }

    @Test
    void otherBodiesMayBeLarger() {
        Response answer = Person.signedUp()
                .signedIn()
                .contentType(ContentType.JSON)
                .body(bodyOf(60_000))
                .post(KEYS);

        assertEquals(200, answer.statusCode(), answer::asString);
    }

    /** The bound also counts blanks, which the service would trim. */
    @Test
    void textHasAtMost4096Characters() {
        Person alice = Person.signedUp();

        Response fits = post(alice, KEYS, Map.of("name", " ".repeat(4095) + "a"));
        Response tooLong = post(alice, KEYS, Map.of("name", " ".repeat(4096) + "a"));
        Response avatar = post(alice, "/api/profile/upload-avatar", Map.of("avatar_url", "a".repeat(4097)));

        assertEquals(200, fits.statusCode(), fits::asString);
        Api.DEVELOPER.assertFieldsRefused(tooLong, "name");
        Api.ACCOUNT.assertFieldsRefused(avatar, "avatar_url");
    }

    @Test
    void listIsReadNoFurtherThan256Elements() {
        Person alice = Person.signedUp();

        for (Object element : new Object[] {"a", "A", 1, List.of(), null}) {
            Response answer = post(alice, KEYS, Map.of("abilities", Collections.nCopies(10_000, element)));
            Api.DEVELOPER.assertFieldsRefused(answer, "abilities");
            List<String> sentences = answer.path("errors.abilities");
            assertEquals("The abilities field must have at most 256 elements.", sentences.get(sentences.size() - 1));
        }
    }

    private static Response send(String path, String body) {
        return Person.anonymous()
                .urlEncodingEnabled(false)
                .contentType(ContentType.JSON)
                .body(body)
                .post(path);
    }

    private static Response post(Person person, String path, Object body) {
        return person.signedIn().contentType(ContentType.JSON).body(body).post(path);
    }

    private static String bodyOf(int bytes) {
        return "{" + " ".repeat(bytes - 2) + "}";
    }
}
