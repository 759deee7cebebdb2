package io.keyfolio.feature.preference;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The canonical form is that of RFC 5646, section 4.5, in every version of Java. */
class LanguageTagsTest {

    @ParameterizedTest
    @CsvSource({
        "iw, he",
        "IW-il, he-IL",
        "in-Latn-ID, id-Latn-ID",
        "ji, yi",
        "mo-MD, ro-MD",
        "jw, jv",
        "sh, sh",
        "sh-Cyrl, sh-Cyrl",
        "dek, sqm",
        "zua, zua",
        "en-BU, en-MM",
        "de-DD, de-DE",
        "fr-fx, fr-FR",
        "pt-TP, pt-TL",
        "sr-CS, sr-CS",
        "nl-AN, nl-AN",
        "ja-Latn-hepburn-heploc, ja-Latn-hepburn-alalc97"
    })
    void deprecatedSubtagIsReplacedByThePreferredOne(String sent, String canonical) {
        assertEquals(Optional.of(canonical), LanguageTags.canonical(sent));
    }

    @ParameterizedTest
    @CsvSource({
        "i-klingon, tlh",
        "I-KLINGON, tlh",
        "i-lux, lb",
        "i-navajo, nv",
        "art-lojban, jbo",
        "zh-min-nan, nan",
        "zh-guoyu, cmn",
        "zh-hakka, hak",
        "no-bok, nb",
        "no-nyn, nn",
        "en-GB-oed, en-GB-oxendict",
        "sgn-BE-FR, sfb",
        "sgn-US, ase",
        "zh-cmn-Hant, cmn-Hant",
        "zh-min, zh-min",
        "cel-gaulish, cel-gaulish"
    })
    void registeredWholeTagIsReplacedByThePreferredOne(String sent, String canonical) {
        assertEquals(Optional.of(canonical), LanguageTags.canonical(sent));
    }

    @ParameterizedTest
    @CsvSource({
        "zh-cmn, cmn",
        "zh-yue-hk, yue-HK",
        "ar-arb-latn-eg, arb-Latn-EG",
        "sgn-ase, ase",
        "ms-zsm, zsm",
        "en-cmn, en-cmn",
        "zh-cmn-u-co-pinyin, cmn-u-co-pinyin"
    })
    void extendedLanguageStandsAlone(String sent, String canonical) {
        assertEquals(Optional.of(canonical), LanguageTags.canonical(sent));
    }

    @ParameterizedTest
    @CsvSource({
        "en-u-ca-gregory-a-bbb, en-a-bbb-u-ca-gregory",
        "en-x-u-bu, en-x-u-bu",
        "en-US-t-de-u-hc-h12-x-iw, en-US-t-de-u-hc-h12-x-iw",
        "en-a-iw-0-bu, en-0-bu-a-iw",
        "de-1996, de-1996",
        "en-4abc, en-4abc",
        "hy-arevela, hy-arevela"
    })
    void extensionsAreInOrderAndOtherwiseUntouched(String sent, String canonical) {
        assertEquals(Optional.of(canonical), LanguageTags.canonical(sent));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "i-default",
                "i-enochian",
                "i-mingo",
                "i-klingon-US",
                "i-nothing",
                "en-rozaj-rozaj",
                "sl-rozaj-biske-ROZAJ",
                "en-u-co-u-ca",
                "u\u212a",
                "\u0130n",
                "en-u",
                "en-x",
                "en-US-Latn",
                "en-1",
                "qaa..qtz",
                "region bu",
                "language iw",
                "aaaa",
                "abcdefgh"
            })
    void anythingElseIsNoTag(String tag) {
        assertEquals(Optional.empty(), LanguageTags.canonical(tag));
    }

    @Test
    void canonicalFormIsItsOwn() {
        for (String tag : new String[] {"iw-BU-x-iw", "zh-yue", "sgn-DE", "en-b-zz-a-yy-x-0"}) {
            String canonical = LanguageTags.canonical(tag).orElseThrow();

            assertEquals(Optional.of(canonical), LanguageTags.canonical(canonical));
        }
    }

    @Test
    void tagIsBoundedBeforeItIsLookedAt() {
        assertEquals(Optional.empty(), LanguageTags.canonical("en" + "-abcdefgh".repeat(7000)));
    }
}
