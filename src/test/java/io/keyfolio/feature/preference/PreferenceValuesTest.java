package io.keyfolio.feature.preference;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.keyfolio.testing.Api;
import io.keyfolio.testing.Person;
import io.keyfolio.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class PreferenceValuesTest {

    @ParameterizedTest
    @CsvSource({
        "en, en",
        "ru, ru",
        "EN-us, en-US",
        "zh-hant-tw, zh-Hant-TW",
        "SR-LATN-rs, sr-Latn-RS",
        "yue, yue",
        "FIL, fil",
        "es-419, es-419",
        "de-ch-1996, de-CH-1996",
        "sl-Rozaj-Biske, sl-rozaj-biske",
        "en-us-U-HC-h12, en-US-u-hc-h12",
        "en-X-Private, en-x-private",
        "iw, he",
        "IN-id, id-ID",
        "mo, ro",
        "sh, sh",
        "i-klingon, tlh",
        "zh-min-nan, nan",
        "zh-cmn-hant, cmn-Hant",
        "my-bu, my-MM",
        "de-u-co-phonebk-a-xx, de-a-xx-u-co-phonebk"
    })
    void languageTagIsKeptInCanonicalForm(String sent, String kept) {
        var answer = put("language", sent);

        assertEquals(200, answer.statusCode(), answer::asString);
        assertEquals(kept, answer.path("payload.language"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "e",
                "xx",
                "qqq",
                "english",
                "en_US",
                "en ",
                "en-",
                "-en",
                "en--US",
                "en-US-GB",
                "en-toolongsubtag",
                "xx-toolongsubtag",
                "xx-US",
                "x-private",
                "i-default",
                "en-x",
                "en-u",
                "en-a-bb-a-cc",
                "*",
                "123",
                "en;q=0.8",
                "en,de",
                "\u0435\u043d",
                "en\u0000"
            })
    void anythingButALanguageTagIsRefused(String tag) {
        var answer = put("language", tag);

        Api.DEVELOPER.assertFieldsRefused(answer, "language");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UTC",
                "GMT",
                "Etc/UTC",
                "Zulu",
                "America/New_York",
                "America/Argentina/Buenos_Aires",
                "Europe/London",
                "Etc/GMT+5",
                "Etc/GMT-14",
                "Asia/Calcutta",
                "Asia/Kolkata",
                "Europe/Kyiv",
                "US/Eastern",
                "EST5EDT",
                "EST",
                "HST",
                "MST",
                "ROC",
                "GMT+0",
                "America/Coyhaique"
            })
    void timeZoneOfTheIanaDatabaseIsKept(String id) {
        var answer = put("timezone", id);

        assertEquals(200, answer.statusCode(), answer::asString);
        assertEquals(id, answer.path("payload.timezone"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "Z",
                "+02:00",
                "+2",
                "-18:00",
                "UTC+2",
                "UTC+02:00",
                "GMT+2",
                "UT+1",
                "utc",
                "america/new_york",
                "America/New_York ",
                "America/New York",
                "America",
                "SystemV/AST4",
                "SystemV/EST5EDT",
                "PST",
                "Factory",
                "Etc/Unknown",
                "US/Pacific-New",
                "Mars/Phobos",
                "../etc/passwd",
                "UTC\u0000"
            })
    void anythingButATimeZoneIsRefused(String id) {
        var answer = put("timezone", id);

        Api.DEVELOPER.assertFieldsRefused(answer, "timezone");
    }

    private static Response put(String field, String value) {
        return Person.signedUp()
                .signedIn()
                .contentType(ContentType.JSON)
                .body(Map.of(field, value))
                .put("/v1/profile/preferences");
    }
}
