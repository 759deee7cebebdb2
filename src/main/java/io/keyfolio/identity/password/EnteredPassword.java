package io.keyfolio.identity.password;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;

/** An entered password, with the bytes that each {@link PasswordForm} hashes. */
public record EnteredPassword(String text) {

    /**
     * A longer text has more than 72 bytes in NFC; it is not normalized, because that would take long. In NFC, a character of two
     * bytes replaces three characters at most, and one of three bytes replaces four.
     */
    private static final int MOST_CHARACTERS = 2 * Bcrypt.MOST_BYTES;

    /** Whether it has more bytes in NFC than bcrypt reads. */
    public boolean isTooLong() {
        return text.length() > MOST_CHARACTERS || bytes(PasswordForm.NFC).length > Bcrypt.MOST_BYTES;
    }

    /** The number of characters in NFC, of a text that is not too long. */
    int length() {
        String canonical = Normalizer.normalize(text, Normalizer.Form.NFC);
        return canonical.codePointCount(0, canonical.length());
    }

    /** Whether a hash of that form can be that of this text: PHP accepts any length, and no form accepts a NUL character. */
    boolean isPossible(PasswordForm form) {
        return text.indexOf('\0') < 0 && (form == PasswordForm.RAW || !isTooLong());
    }

    /** Whether the text is longer in that form than bcrypt reads, so that any other ending matches too. */
    boolean isCut(PasswordForm form) {
        return bytes(form).length > Bcrypt.MOST_BYTES;
    }

    /** Whether a new hash of this text may replace one of that form: both must cover the whole text. */
    boolean isReplaceable(PasswordForm form) {
        return !isCut(form) && !isTooLong();
    }

    byte[] bytes(PasswordForm form) {
        String normal =
                switch (form) {
                    case NFKC -> Normalizer.normalize(text, Normalizer.Form.NFKC);
                    case NFC -> Normalizer.normalize(text, Normalizer.Form.NFC);
                    case RAW -> text;
                };
        return normal.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "EnteredPassword[hidden]";
    }
}
