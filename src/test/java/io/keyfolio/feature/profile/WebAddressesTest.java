package io.keyfolio.feature.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebAddressesTest {

    private static final String START = "https://example.com/";

    static Stream<String> longOnes() {
        return Stream.of(
                START + "a".repeat(65_000),
                "https://" + "a.".repeat(32_000),
                "https://" + "a-".repeat(1000) + ".com",
                START + "%41".repeat(676),
                START + "%4".repeat(1000),
                START + "?/".repeat(1000) + "#" + "\\",
                "https://[" + ":".repeat(2000) + "]/",
                "https://h:" + "0".repeat(2000));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.com",
                "http://example.com/",
                "HTTPS://EXAMPLE.COM/A.png",
                "https://example.com?x",
                "https://example.com#x",
                "https://example.com.",
                "https://localhost:8080/a.png?size=40&x=%20#top",
                "https://h:1/",
                "https://h:65535/",
                "https://h:00080/",
                "https://h:/",
                "https://192.0.2.1/a.png",
                "https://[2001:db8::1]:8080/a.png",
                "https://[::ffff:192.0.2.1]/",
                "https://my_bucket.example.com/a.png",
                "https://xn--mnchen-3ya.example/a.png",
                "https://a-b.1c.example/",
                "https://example.com//a//b",
                "https://example.com/a;b=(1)!$&'*+,:@~._-",
                "https://example.com/%C3%A9?%00=a/b?c#d/e?f",
                "https://example.com/user@host:pw"
            })
    void absoluteUrlIsTaken(String text) {
        assertEquals(Optional.empty(), WebAddresses.brokenRule(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "avatar.png",
                "//example.com/a.png",
                "https:example.com",
                "https:/example.com",
                "https:\\\\example.com",
                " https://example.com/",
                "ftp://example.com/",
                "javascript:alert(1)//https://example.com",
                "data:image/png;base64,AAAA",
                "view-source:https://example.com"
            })
    void anythingElseIsNone(String text) {
        assertBroken(WebAddresses.RULE, text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://user@example.com/",
                "https://user:pw@example.com/x",
                "https://:@example.com/",
                "https://@example.com/",
                "https://example.com@evil.example/",
                "https://a@b@c/"
            })
    void userIsRefused(String text) {
        assertBroken("must not contain a user name or a password", text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://",
                "https:///a.png",
                "https://:443/",
                "https://?x",
                "https://#x",
                "https://exa mple.com/",
                "https://example.com\\a",
                "https://example..com/",
                "https://.example.com/",
                "https://./",
                "https://-example.com/",
                "https://example-.com/",
                "https://exam%70le.com/",
                "https://<script>/",
                "https://example.com:80:80/",
                "https://h:port/",
                "https://h:-1/",
                "https://h:+80/",
                "https://256.0.0.1/",
                "https://1.2.3/",
                "https://127.1/",
                "https://[::1/",
                "https://::1/",
                "https://[::1]x/",
                "https://[fe80::1%25eth0]/",
                "https://[192.0.2.1]/",
                "https://[v1.x]/",
                "https://[]/"
            })
    void hostMustBeOne(String text) {
        assertBroken("must have the name or the address of a host", text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://h:0/", "https://h:65536/", "https://h:99999/", "https://h:4294967297/"})
    void portMustBeOne(String text) {
        assertBroken("must have a port from 1 to 65535, or none", text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.com/a b.png",
                "https://example.com/a.png\n",
                "https://example.com/a\tb",
                "https://example.com/a\u0000",
                "https://example.com/%",
                "https://example.com/%4",
                "https://example.com/%zz",
                "https://example.com/a\\b",
                "https://example.com/<script>",
                "https://example.com/\"",
                "https://example.com/{x}",
                "https://example.com/a|b",
                "https://example.com/a^b`",
                "https://example.com/[x]",
                "https://example.com/?[x]",
                "https://example.com/#a#b"
            })
    void otherCharactersMustBeEscaped(String text) {
        assertBroken("must have neither blanks nor other characters that URLs have as %XX only", text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://m\u00fcnchen.example/",
                "https://example.com/\u00e9.png",
                "https://example.com/\u202e",
                "https://example\u3002com/",
                "https://\uff45xample.com/",
                "https://example.com/\u200b",
                "https://example.com/\u007f"
            })
    void otherLettersAreRefusedWithTheWayOut(String text) {
        assertBroken("must be in ASCII: write the host in Punycode (xn--…) and other letters as %XX", text);
    }

    @Test
    void lengthIsBounded() {
        String longest = START + "a".repeat(2048 - START.length());

        assertEquals(Optional.empty(), WebAddresses.brokenRule(longest));
        assertBroken(WebAddresses.RULE, longest + "a");
        assertEquals(Optional.empty(), WebAddresses.brokenRule("https://" + ("a".repeat(62) + ".").repeat(4) + "b"));
        for (String host : List.of("a".repeat(64) + ".example", ("a".repeat(62) + ".").repeat(4) + "bb")) {
            assertBroken("must have the name or the address of a host", "https://" + host);
        }
    }

    @ParameterizedTest
    @MethodSource("longOnes")
    void noTextTakesLong(String text) {
        WebAddresses.brokenRule(text);

        assertTimeout(Duration.ofMillis(50), () -> WebAddresses.brokenRule(text));
    }

    private static void assertBroken(String rule, String text) {
        assertEquals(Optional.of(rule), WebAddresses.brokenRule(text));
    }
}
