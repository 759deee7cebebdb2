package io.keyfolio.feature.profile;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.keyfolio.testing.Api;
import io.keyfolio.testing.Person;
import io.keyfolio.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class AvatarTest {

    private static final String START = "https://example.com/";
    private static final int LONGEST = 2048;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.com/new-avatar.png",
                "http://example.com",
                "HTTPS://EXAMPLE.COM/A.png",
                "http://localhost:8080/a.png?size=40&x=%20#top",
                "http://192.0.2.1/a.png",
                "http://[2001:db8::1]:8080/a.png",
                "https://my_bucket.example.com/a.png",
                "https://xn--mnchen-3ya.example/a.png",
                "https://cdn.example.com/@alice/a,b;c=(1)!.png"
            })
    void webAddressBecomesTheAvatar(String url) {
        Person alice = Person.signedUp();

        var answer = upload(alice, "\"" + url + "\"");

        answer.then().statusCode(200).body(equalTo("{\"message\":\"Avatar updated\",\"avatar_url\":\"" + url + "\"}"));
        assertEquals(url, avatar(alice));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "avatar.png",
                "/avatar.png",
                "example.com/a.png",
                "//example.com/a.png",
                "https:example.com",
                "https://",
                "https:///a.png",
                "https://:443/a.png",
                "https://exa mple.com/a.png",
                "https://user:pw@example.com/a.png",
                "https://user@example.com/a.png",
                "https://example.com:99999/a.png",
                "https://m\u00fcnchen.example/a.png",
                "https://example.com/\u00e9.png",
                " https://example.com/a.png",
                "https://example.com/a b.png",
                "https://example.com/a.png\\n",
                "https://example.com/%zz",
                "https://example.com:port/",
                "https://<script>/",
                "ftp://example.com/a.png",
                "file:///etc/passwd",
                "javascript:alert(1)",
                "data:image/png;base64,AAAA",
                "mailto:alice@example.com"
            })
    void anythingElseIsRefusedAndChangesNothing(String url) {
        Person alice = Person.signedUp();

        var answer = upload(alice, "\"" + url + "\"");

        Api.ACCOUNT.assertFieldsRefused(answer, "avatar_url");
        assertNull(avatar(alice));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "true", "[\"https://example.com/a.png\"]", "{}"})
    void valueOfTheWrongTypeIsRefused(String json) {
        var answer = upload(Person.signedUp(), json);

        Api.ACCOUNT.assertFieldsRefused(answer, "avatar_url");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void avatarIsTakenAway(boolean byNull) {
        Person alice = Person.signedUp();
        upload(alice, "\"https://example.com/a.png\"");

        var answer = byNull ? upload(alice, "null") : remove(alice);

        answer.then().statusCode(200).body(equalTo("{\"message\":\"Avatar removed\",\"avatar_url\":null}"));
        assertNull(avatar(alice));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void missingAvatarCanBeTakenAwayAndLeavesNoEvent(boolean byNull) {
        Person alice = Person.signedUp();

        var answer = byNull ? upload(alice, "null") : remove(alice);

        answer.then().statusCode(200).body(equalTo("{\"message\":\"Avatar removed\",\"avatar_url\":null}"));
        assertEquals(
                List.of(),
                alice.signedIn().get("/v1/profile/audit?action=avatar.removed").path("events"));
    }

    @Test
    void missingAddressIsRefused() {
        var answer = Person.signedUp()
                .signedIn()
                .contentType(ContentType.JSON)
                .body("{}")
                .post("/api/profile/upload-avatar");

        Api.ACCOUNT.assertFieldsRefused(answer, "avatar_url");
    }

    @Test
    void addressMayHave2048CharactersAndNoMore() {
        Person alice = Person.signedUp();
        String longest = START + "a".repeat(LONGEST - START.length());

        var tooLong = upload(alice, "\"" + longest + "a\"");
        var fits = upload(alice, "\"" + longest + "\"");

        Api.ACCOUNT.assertFieldsRefused(tooLong, "avatar_url");
        assertEquals(200, fits.statusCode());
        assertEquals(longest, avatar(alice));
    }

    @Test
    void refusedAddressLeavesTheOldOne() {
        Person alice = Person.signedUp();
        upload(alice, "\"https://example.com/old.png\"");

        var answer = upload(alice, "\"ftp://example.com/new.png\"");

        Api.ACCOUNT.assertFieldsRefused(answer, "avatar_url");
        assertEquals("https://example.com/old.png", avatar(alice));
    }

    private static Response upload(Person person, String json) {
        return person.signedIn()
                .contentType(ContentType.JSON)
                .body("{\"avatar_url\":" + json + "}")
                .post("/api/profile/upload-avatar");
    }

    private static Response remove(Person person) {
        return person.signedIn().delete("/api/profile/avatar");
    }

    private static String avatar(Person person) {
        return person.signedIn().get("/api/profile").path("user.avatar_url");
    }
}
