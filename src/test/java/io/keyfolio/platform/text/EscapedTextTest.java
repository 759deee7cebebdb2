package io.keyfolio.platform.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class EscapedTextTest {

    static Stream<Arguments> texts() {
        return Stream.of(
                arguments("curl/8.5.0", "curl/8.5.0"),
                arguments(
                        "Mozilla/5.0 (X11; \"Linux\") 'x' %0a {0} ${x}",
                        "Mozilla/5.0 (X11; \"Linux\") 'x' %0a {0} ${x}"),
                arguments("a\tb", "a\\x09b"),
                arguments("a\r\nb", "a\\x0D\\x0Ab"),
                arguments("\u001b[31mred", "\\x1B[31mred"),
                arguments("a\u007fb\u009bc", "a\\x7Fb\\x9Bc"),
                arguments("caf\u00e9", "caf\\xE9"),
                arguments("\u00e2\u0080\u00aeevil", "\\xE2\\x80\\xAEevil"),
                arguments("\u202eevil", "\\u202Eevil"),
                arguments("\ud83d\ude00", "\\uD83D\\uDE00"),
                arguments("a\\x09b", "a\\x5Cx09b"));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void whatIsNotPrintableAsciiIsEscaped(String text, String escaped) {
        assertEquals(escaped, EscapedText.of(text, 255));
    }

    @ParameterizedTest
    @CsvSource({"4, ab", "5, ab", "6, 'ab\\xE9'", "7, 'ab\\xE9c'", "8, 'ab\\xE9c'"})
    void noEscapeSequenceIsCut(int longest, String cut) {
        assertEquals(cut, EscapedText.of("ab\u00e9c", longest));
    }
}
