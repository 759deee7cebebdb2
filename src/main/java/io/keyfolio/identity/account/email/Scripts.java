package io.keyfolio.identity.account.email;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Set;

/**
 * Recognizes texts that mix scripts in ways that no language does, such as a Cyrillic letter in a Latin word: the restriction level
 * "highly restrictive" of Unicode Technical Standard #39, section 5.2.
 */
final class Scripts {

    private static final Set<UnicodeScript> ANY = EnumSet.of(UnicodeScript.COMMON, UnicodeScript.INHERITED);

    private static final Set<UnicodeScript> JAPANESE =
            EnumSet.of(UnicodeScript.LATIN, UnicodeScript.HAN, UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA);
    private static final Set<UnicodeScript> CHINESE =
            EnumSet.of(UnicodeScript.LATIN, UnicodeScript.HAN, UnicodeScript.BOPOMOFO);
    private static final Set<UnicodeScript> KOREAN =
            EnumSet.of(UnicodeScript.LATIN, UnicodeScript.HAN, UnicodeScript.HANGUL);

    private Scripts() {}

    /** Whether the letters of the text are of one script, or of a mixture that Japanese, Chinese or Korean is written in. */
    static boolean fitTogether(String text) {
        Set<UnicodeScript> scripts = EnumSet.noneOf(UnicodeScript.class);
        text.codePoints().mapToObj(UnicodeScript::of).forEach(scripts::add);
        scripts.removeAll(ANY);
        return scripts.size() <= 1
                || JAPANESE.containsAll(scripts)
                || CHINESE.containsAll(scripts)
                || KOREAN.containsAll(scripts);
    }
}
