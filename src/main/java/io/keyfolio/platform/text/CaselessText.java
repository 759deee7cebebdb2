package io.keyfolio.platform.text;

import java.text.Normalizer;
import java.util.Locale;

/** Texts that are compared without case and whatever form of Unicode they were typed in. */
public final class CaselessText {

    private CaselessText() {}

    /**
     * The form in which such texts are equal: lower case, in NFC. A text of more than {@code longest} characters gets a form that no
     * shorter text has, because it ends in a capital; normalizing it would take long.
     */
    public static String of(String text, int longest) {
        return text.length() > longest
                ? text.substring(0, longest) + "A"
                : Normalizer.normalize(text, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    }
}
