package io.keyfolio.hostile;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Values of the right type that are out of bounds. */
final class OutOfBounds {

    /** The values by path and field. */
    static final Map<String, List<String>> VALUES = Map.ofEntries(
            Map.entry(
                    "/api/signup username",
                    strings("", "ab", "a b", "éééé", "a".repeat(65), "admin\\n", "../../x", "<b>bold</b>", "ａｂｃ")),
            Map.entry(
                    "/api/profile/username username",
                    strings("", "ab", "a b", "a".repeat(65), "../../x", "admin", "...")),
            Map.entry(
                    "/v1/auth/user name", hiddenOr("", "   ", "\\u3000", "\\u200b", "n".repeat(256), "😀".repeat(256))),
            Map.entry(
                    "/api/signup email",
                    strings(
                            "",
                            "x",
                            "@",
                            "a@",
                            "@b",
                            "a@b@c",
                            "a b@c",
                            "a@b\\nc",
                            "a@b\\u200b",
                            "a@b.",
                            "a@-b",
                            "\\u202ea@b",
                            "a@\uff42",
                            tooLongEmail())),
            Map.entry("/api/signup password", strings("", "12345", "x".repeat(73), "é".repeat(37), "😀".repeat(19))),
            Map.entry(
                    "/v1/auth/register name",
                    hiddenOr("", "   ", "\\u3000", "\\u200b", "n".repeat(256), "😀".repeat(256))),
            Map.entry(
                    "/v1/auth/register email",
                    strings("", "x", "a@", "@b", "a@b@c", "a@b\\u00ad", "a@b.", tooLongEmail())),
            Map.entry("/v1/auth/register password", strings("", "12345", "x".repeat(73))),
            Map.entry("/v1/auth/register password_confirmation", strings("", "A good password", "a good password ")),
            Map.entry("/api/profile/reset-password new_password", strings("", "12345", "x".repeat(73))),
            Map.entry("/api/profile/upload-avatar avatar_url", strings(OddUrls.all())),
            Map.entry("/v1/profile/preferences timezone", strings(zones())),
            Map.entry("/v1/profile/preferences language", strings(languages())),
            Map.entry(
                    "/v1/profile/preferences theme",
                    strings("", "Dark", "DARK", "dark ", "dark\\n", "blue", "light|dark")),
            Map.entry("/v1/profile/api-keys/1 name", hiddenOr("", "   ", "\\u200b", "n".repeat(256), "😀".repeat(256))),
            Map.entry("/v1/profile/api-keys/1 abilities", abilities()),
            Map.entry(
                    "/v1/profile/api-keys/1/regenerate grace_seconds",
                    List.of(
                            "-1",
                            "86401",
                            "2147483648",
                            "86400.5",
                            "1e999999999",
                            "-1e999999999",
                            "1e-999999999",
                            "9223372036854775808")),
            Map.entry("/v1/profile/api-keys name", hiddenOr("n".repeat(256), "😀".repeat(256))),
            Map.entry("/v1/profile/api-keys abilities", abilities()),
            Map.entry("/v1/profile/api-keys expires_at", strings(times())));

    private OutOfBounds() {}

    private static List<String> strings(String... texts) {
        return Stream.of(texts).map(text -> "\"" + text + "\"").collect(Collectors.toList());
    }

    /** Names with a hidden character, and other names. */
    private static List<String> hiddenOr(String... others) {
        Stream<String> hidden = Stream.of(
                "\\u202eevil",
                "a\\u2066b\\u2069",
                "a\\u0085b",
                "a\\tb",
                "a\\u007fb",
                "a\\u2028b",
                "a\\u200db",
                "a\\u200bb",
                "\\ufeffa",
                "a\\u00adb",
                "a\\u0378b",
                "a\\uffff",
                "\u200db",
                "\u202eb",
                "\u009bb");
        return strings(Stream.concat(hidden, Stream.of(others)).toArray(String[]::new));
    }

    private static String tooLongEmail() {
        return "a@" + "b.".repeat(130) + "example.com";
    }

    private static String[] zones() {
        return new String[] {
            "",
            " UTC",
            "UTC ",
            "utc",
            "+02:00",
            "UTC+1",
            "GMT-5:30",
            "Z",
            "EST5",
            "SystemV/AST4",
            "Mars/Olympus",
            "america/new_york",
            "America/New_York\\n",
            "../../etc/passwd",
            "America/New_York;drop table account"
        };
    }

    private static String[] languages() {
        return new String[] {
            "",
            " ",
            "x",
            "en_US",
            "en-",
            "-en",
            "en--US",
            "zz",
            "english",
            "en-US-",
            "x-private",
            "i-klingon!",
            "und2",
            "en-u",
            "en-a-b",
            "ｅｎ",
            "en\\n",
            "*",
            "en;q=0.5",
            "en-" + "abcdefgh-".repeat(20) + "x"
        };
    }

    private static List<String> abilities() {
        return List.of(
                "[1]",
                "[null]",
                "[[]]",
                "[{}]",
                "[true]",
                "[\"\"]",
                "[\"UPPER\"]",
                "[\"a b\"]",
                "[\"keys:*\"]",
                "[\"\\u0000\"]",
                "[\"*\",null]",
                "[\"" + "a".repeat(65) + "\"]",
                "[\"*\"" + ",\"a\"".repeat(64) + "]",
                "\"*\"",
                "[\"**\"]",
                "[\"keys:read\\n\"]",
                "[]");
    }

    private static String[] times() {
        return new String[] {
            "",
            "tomorrow",
            "2001-01-01T00:00:00Z",
            "2999-01-01",
            "2999-01-01T00:00:00",
            "2999-13-01T00:00:00Z",
            "2999-02-29T00:00:00Z",
            "2999-01-01T24:00:01Z",
            "2999-01-01T00:00:00+99:00",
            "10000-01-01T00:00:00Z",
            "+999999999-12-31T23:59:59Z",
            "-2999-01-01T00:00:00Z",
            "0000-01-01T00:00:00Z",
            "9999-12-31T23:59:59-01:00",
            "32503680000",
            " 2999-01-01T00:00:00Z",
            "2999-01-01 00:00:00Z",
            "infinity",
            "0001-01-01T00:00:00+18:00"
        };
    }
}
