package io.keyfolio.platform.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DisplayTextsTest {

    /** Accepted names and descriptions. */
    static Stream<Arguments> shown() {
        return Stream.of(
                arguments("Latin with accents", "Zoë Ångström-Nguyễn"),
                arguments("accents by themselves", "Zoe\u0308"),
                arguments("Persian with a non-joiner", "می\u200cخواهم"),
                arguments("a non-joiner after a mark", "کتابِ\u200cها"),
                arguments("a non-joiner after a tatweel", "هـ\u200cها"),
                arguments("Persian that ends in a joiner", "۱۴۰۳ ه\u200d"),
                arguments("Devanagari with a joiner", "क्\u200dष"),
                arguments("Devanagari with a non-joiner", "क्\u200cष"),
                arguments("Sinhala conjunct", "ක්\u200dෂ"),
                arguments("Bengali with a joiner before a mark", "র\u200d্যাব"),
                arguments("Malayalam that ends in a joiner", "മോഹന്\u200d"),
                arguments("Khmer without blanks", "ចាន់\u200bសុខា"),
                arguments("Thai without blanks", "สวัสดี\u200bครับ"),
                arguments("Mongolian", "ᠮᠣᠩᠭᠣᠯ\u180bᠬ\u180eᠠ"),
                arguments("Hebrew", "שָׁלוֹם"),
                arguments("Chinese of one form", "葛\udb40\udd00城"),
                arguments("Chinese of 2023", "\ud87a\udff0"),
                arguments("a family", "👨\u200d👩\u200d👧\u200d👦"),
                arguments("an astronaut of a skin tone", "👩🏽\u200d🚀"),
                arguments("a heart on fire", "❤\ufe0f\u200d🔥"),
                arguments("a pirate flag", "🏴\u200d☠\ufe0f"),
                arguments("a rainbow flag", "🏳\ufe0f\u200d🌈"),
                arguments(
                        "the flag of Scotland",
                        "🏴\udb40\udc67\udb40\udc62\udb40\udc73\udb40\udc63\udb40\udc74\udb40\udc7f"),
                arguments("two letters as a flag", "🇺🇦"),
                arguments("a key cap", "1\ufe0f\u20e3"),
                arguments("an emoji of 2021", "\ud83e\udee0"),
                arguments("an emoji of 2024", "\ud83e\udee9"),
                arguments("what is reserved for emoji", "\ud83e\udeff"),
                arguments("a private character", "\uf8ff"),
                arguments("a blank that does not break", "a\u00a0b"),
                arguments("a script of 2021", "\ud801\udd70"),
                arguments("markup", "<b>\"'&\\%00{0}${x}"));
    }

    /** Refused texts, which imitate other texts or are invisible. */
    static Stream<Arguments> refused() {
        return Stream.of(
                arguments("a\u0000b", "U+0000, a control character (character 2)"),
                arguments("a\tb", "U+0009, a control character (character 2)"),
                arguments("a\nb", "U+000A, a control character (character 2)"),
                arguments("a\u001bb", "U+001B, a control character (character 2)"),
                arguments("a\u007fb", "U+007F, a control character (character 2)"),
                arguments("a\u0085b", "U+0085, a control character (character 2)"),
                arguments("a\u009bb", "U+009B, a control character (character 2)"),
                arguments("a\u2028b", "U+2028, a line separator (character 2)"),
                arguments("a\u2029b", "U+2029, a line separator (character 2)"),
                arguments("\u202eevil", "U+202E, a bidirectional control (character 1)"),
                arguments("a\u202a", "U+202A, a bidirectional control (character 2)"),
                arguments("😀\u2066b\u2069", "U+2066, a bidirectional control (character 2)"),
                arguments("שלום\u2067", "U+2067, a bidirectional control (character 5)"),
                arguments("a\u200bb", "U+200B, an invisible character (character 2)"),
                arguments("a\u200cb", "U+200C, an invisible character (character 2)"),
                arguments("a\u200db", "U+200D, an invisible character (character 2)"),
                arguments("\u200dab", "U+200D, an invisible character (character 1)"),
                arguments("ab\u200d", "U+200D, an invisible character (character 3)"),
                arguments("می\u200c", "U+200C, an invisible character (character 3)"),
                arguments("\u200cمی", "U+200C, an invisible character (character 1)"),
                arguments("می\u200c\u200cخ", "U+200C, an invisible character (character 3)"),
                arguments("می\u200c خ", "U+200C, an invisible character (character 3)"),
                arguments("😀\u200d", "U+200D, an invisible character (character 2)"),
                arguments("😀\u200da", "U+200D, an invisible character (character 2)"),
                arguments("a\u200d😀", "U+200D, an invisible character (character 2)"),
                arguments("😀\u200c😀", "U+200C, an invisible character (character 2)"),
                arguments("ไทย\u200b", "U+200B, an invisible character (character 4)"),
                arguments("a\u200eb", "U+200E, an invisible character (character 2)"),
                arguments("שלום\u200f", "U+200F, an invisible character (character 5)"),
                arguments("a\u061cb", "U+061C, an invisible character (character 2)"),
                arguments("a\u00adb", "U+00AD, an invisible character (character 2)"),
                arguments("a\u2060b", "U+2060, an invisible character (character 2)"),
                arguments("\ufeffa", "U+FEFF, an invisible character (character 1)"),
                arguments("a\u034fb", "U+034F, an invisible character (character 2)"),
                arguments("a\u3164b", "U+3164, an invisible character (character 2)"),
                arguments("a\ufff9b", "U+FFF9, an invisible character (character 2)"),
                arguments("a \ufe0f", "U+FE0F, an invisible character (character 3)"),
                arguments("❤\ufe0f\ufe0f", "U+FE0F, an invisible character (character 3)"),
                arguments("a\udb40\udc61", "U+E0061, an invisible character (character 2)"),
                arguments("🏴\udb40\udc67\udb40\udc7f", "U+E0067, an invisible character (character 2)"),
                arguments("🏴\udb40\udc67\udb40\udc62\udb40\udc73", "U+E0067, an invisible character (character 2)"),
                arguments("a\ud83db", "U+D83D, which is no character (character 2)"),
                arguments("a\uffffb", "U+FFFF, which is no character (character 2)"),
                arguments("\ufdd0", "U+FDD0, which is no character (character 1)"),
                arguments("a\u0378", "U+0378, which is no character (character 2)"),
                arguments("\udbff\udfff", "U+10FFFF, which is no character (character 1)"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("shown")
    void nameThatLooksLikeWhatItHoldsMayBeShown(String what, String name) {
        assertEquals(Optional.empty(), DisplayTexts.brokenRule(name, false), what);
        assertEquals(name, DisplayTexts.clean(name));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void nameWithAHiddenCharacterIsRefusedInWords(String name, String what) {
        assertEquals(Optional.of("must not contain " + what), DisplayTexts.brokenRule(name, false));
        assertEquals(Optional.empty(), DisplayTexts.brokenRule(DisplayTexts.clean(name), false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\t\r\n",
                "\u00a0\u3000\u2007",
                "\u200b",
                "\u200d\u200c",
                "\u2060\ufeff\u00ad",
                "\u3164",
                "\u2800\u2800",
                "\ufe0f",
                "\u202e\u202c",
                "\u2028\u2029",
                "\u0000\u0085\u001b",
                "\udb40\udc67\udb40\udc7f"
            })
    void textThatShowsNothingIsEmpty(String text) {
        assertEquals("", DisplayTexts.trim(text));
        assertEquals("", DisplayTexts.clean(text));
    }

    static Stream<Arguments> trimmed() {
        return Stream.of(
                arguments(" a ", "a"),
                arguments("\ta b\r\n", "a b"),
                arguments("\u00a0a\u3000", "a"),
                arguments("\u2028a\u2029", "a"),
                arguments("\u2800a", "a"),
                arguments("\u200ba ", "\u200ba"),
                arguments("a\u0378 ", "a\u0378"));
    }

    @ParameterizedTest
    @MethodSource("trimmed")
    void whiteSpaceIsTrimmedAndNothingElse(String text, String trimmed) {
        assertEquals(trimmed, DisplayTexts.trim(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "a\r\nb", "a\tb"})
    void linesAndTabsAreOfTextsOfSeveralLinesOnly(String text) {
        assertEquals(Optional.empty(), DisplayTexts.brokenRule(text, true));
        assertEquals(true, DisplayTexts.brokenRule(text, false).isPresent());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\rb", "a\r", "a\u000bb", "a\u0085b", "a\u2028b", "a\u202eb"})
    void otherControlsAreOfNone(String text) {
        assertEquals(true, DisplayTexts.brokenRule(text, true).isPresent());
    }

    @ParameterizedTest
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "Ada\u202e Lovelace,Ada Lovelace",
                "Ada\u2028Lovelace,Ada Lovelace",
                "\ufeffAda,Ada",
                "A\u200dd\u200ca,Ada",
                "\u200b Ada \u200b,Ada",
                "می\u200cخواهم\u200c,می\u200cخواهم"
            })
    void cleanedNameKeepsWhatCanBeShown(String name, String clean) {
        assertEquals(clean, DisplayTexts.clean(name));
    }

    /** Each text is as large as the limit on bodies. */
    @Test
    void noTextTakesLong() {
        for (String unit : new String[] {" ", "\u200b", "\u0301", "\u202e", "a\u200d", "👩\u200d", "\udb40\udc67"}) {
            String text = unit.repeat(65_536 / unit.length());

            assertTimeout(Duration.ofMillis(500), () -> DisplayTexts.trim(text), unit);
        }
    }
}
