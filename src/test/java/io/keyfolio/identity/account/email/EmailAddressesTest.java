package io.keyfolio.identity.account.email;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressesTest {

    static Stream<String> longest() {
        String local = "l".repeat(64);
        return Stream.of(
                local + "@example.com",
                "a@" + "d".repeat(63) + ".example",
                local + "@" + ("d".repeat(30) + ".").repeat(6) + "com");
    }

    static Stream<String> tooLong() {
        return Stream.of(
                "l".repeat(65) + "@example.com",
                "a@" + "d".repeat(64) + ".example",
                "a@" + "b.".repeat(130) + "com",
                "l".repeat(64) + "@" + ("d".repeat(30) + ".").repeat(6) + "comm",
                "a@" + ("\u00e9".repeat(40) + ".").repeat(6) + "example");
    }

    static Stream<Arguments> hidden() {
        return Stream.of(
                arguments("a@example.com\u200b", "U+200B, an invisible character (character 14)"),
                arguments("a@example.com\u00ad", "U+00AD, an invisible character (character 14)"),
                arguments("a@exam\u2060ple.com", "U+2060, an invisible character (character 7)"),
                arguments("a@\ufeffexample.com", "U+FEFF, an invisible character (character 3)"),
                arguments("\u200ba@example.com", "U+200B, an invisible character (character 1)"),
                arguments("a\u200db@example.com", "U+200D, an invisible character (character 2)"),
                arguments("\u0645\u06cc\u200c\u062e@example.com", "U+200C, an invisible character (character 3)"),
                arguments("a\ufe0f@example.com", "U+FE0F, an invisible character (character 2)"),
                arguments("\u202ea@example.com", "U+202E, a bidirectional control (character 1)"),
                arguments("a@example.com\u2069", "U+2069, a bidirectional control (character 14)"),
                arguments("a\u0000@example.com", "U+0000, a control character (character 2)"),
                arguments("a@example.com\n", "U+000A, a control character (character 14)"),
                arguments("a\u0085@example.com", "U+0085, a control character (character 2)"),
                arguments("a@example.com\u2028", "U+2028, a line separator (character 14)"),
                arguments("a\u0378@example.com", "U+0378, which is no character (character 2)"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a@b",
                "john.doe+tag@example.com",
                "o'brien_{x}|~@example.co.uk",
                "\"john doe\"@example.com",
                "\"a@b\"@example.com",
                "\"a\\\"b\"@example.com",
                "a@1.example",
                "a@xn--mnchen-3ya.example",
                "a@m\u00fcnchen.example",
                "j\u00f6rg@example.com",
                "jo\u0308rg@example.com",
                "\u7528\u6237@\u4f8b\u5b50.\u6d4b\u8bd5",
                "a@my_host.example",
                "a@a-b.example",
                "a@[192.0.2.1]",
                "a@[IPv6:2001:db8::1]"
            })
    @MethodSource("longest")
    void addressThatMailCouldReachIsTaken(String address) {
        assertEquals(Optional.empty(), EmailAddresses.brokenRule(address));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@",
                "a@",
                "@b",
                "a",
                "a@b@c",
                ".a@b",
                "a.@b",
                "a..b@c",
                "a b@c",
                "a@b c",
                " a@b",
                "a@b ",
                "\"\"@b",
                "\"a@b",
                "a@.b",
                "a@b.",
                "a@b..c",
                "a@-b.example",
                "a@b-.example",
                "a@b.-example",
                "a@b,c",
                "a@b!c",
                "a@b\u3002example",
                "a@xn--zzzzzz-.example",
                "a@[999.0.2.1]",
                "a@[2001:db8::1]",
                "a@[IPv6:192.0.2]",
                "a@[]",
                "a@[192.0.2.1"
            })
    @MethodSource("tooLong")
    void anythingElseIsNone(String address) {
        assertEquals(
                Optional.of("must be an e-mail address of at most 254 characters"), EmailAddresses.brokenRule(address));
    }

    @ParameterizedTest
    @MethodSource("hidden")
    void hiddenCharacterIsNamed(String address, String what) {
        assertEquals(Optional.of("must not contain " + what), EmailAddresses.brokenRule(address));
    }

    /** Mail programs read these letters as the plain ones, so two accounts would share one mailbox. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\uff41@example.com",
                "a@\uff45xample.com",
                "a@example\uff0ecom",
                "a\uff20example.com",
                "\ufb01n@example.com",
                "a\u00a0@example.com"
            })
    void otherFormsOfLettersAreRefused(String address) {
        assertEquals(
                Optional.of("must not contain other forms of letters, such as full-width ones"),
                EmailAddresses.brokenRule(address));
    }

    /** Japanese, Chinese and Korean texts use several scripts; the parts of an address may be of different ones. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u0438\u0432\u0430\u043d@example.com",
                "ivan@\u043f\u043e\u0447\u0442\u0430.example",
                "\u30bd\u30cb\u30fc\u306e\u672cbook@\u65e5\u672c\u30c6\u30ec\u30d3.example",
                "\ud55c\uad6d\u4eba1@example.com",
                "\u4e2d\u6587\u3105\u3106@example.com",
                "jo\u0308rg-1.a_b+c@xn--mnchen-3ya.example",
                "\u03c3\u03c3@example.com"
            })
    @MethodSource("longest")
    void newAddressMayBeOfAnyScript(String address) {
        assertEquals(Optional.empty(), EmailAddresses.brokenRuleOfNew(address));
    }

    /** Somebody takes the Cyrillic letter for the Latin one, and writes to another person. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "p\u0430ypal@example.com",
                "a@p\u0430ypal.example",
                "a@xn--pypal-4ve.example",
                "a@\u03b1lpha.example",
                "\ud55c\u3042@example.com",
                "\u3105\u3042@example.com",
                "\u0561a@example.com"
            })
    void newAddressMayNotMixScripts(String address) {
        assertEquals(
                Optional.of("must not mix letters of different scripts, such as Latin and Cyrillic ones"),
                EmailAddresses.brokenRuleOfNew(address));
        assertEquals(Optional.empty(), EmailAddresses.brokenRule(address));
    }

    /** A label in Punycode can have characters that are refused when they are typed. */
    @ParameterizedTest
    @ValueSource(strings = {"a@xn--ab-g1t.example"})
    void newAddressMayNotHideCharactersInPunycode(String address) {
        assertEquals(
                Optional.of("must not contain U+200B, an invisible character (character 4)"),
                EmailAddresses.brokenRuleOfNew(address));
    }

    @Test
    void nothingLongIsNormalized() {
        String marks = "a" + "\u0316\u0301".repeat(32_000) + "@example.com";
        EmailAddresses.brokenRule(marks);
        Mailbox.key(marks);

        assertTimeout(Duration.ofMillis(50), () -> EmailAddresses.brokenRule(marks));
        assertTimeout(Duration.ofMillis(50), () -> Mailbox.key(marks));
    }

    @Test
    void nothingHasTheKeyOfATextThatIsTooLong() {
        String key = Mailbox.key("a".repeat(255));

        assertEquals("a".repeat(254) + "A", key);
        assertEquals("a".repeat(254), Mailbox.key("A".repeat(254)));
    }
}
