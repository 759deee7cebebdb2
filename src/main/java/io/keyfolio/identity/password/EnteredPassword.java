package io.keyfolio.identity.password;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;

/** A typed password, and the bytes that each form hashes. */
public record EnteredPassword(String text) {

    /**
     * A longer text has more than 72 bytes in NFC, and is not normalised, which would take long: a character of two bytes
     * stands for three at most, one of three bytes for four.
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

    /** Whether a hash of that form can have been made of it. PHP reads no NUL character, and as much text as there is. */
    boolean isPossible(PasswordForm form) {
        return text.indexOf('\0') < 0 && (form == PasswordForm.RAW || !isTooLong());
    }

    /** Whether bcrypt leaves an end of it unread in that form, so that any other end would do as well. */
    boolean isCut(PasswordForm form) {
        return bytes(form).length > Bcrypt.MOST_BYTES;
    }

    /**
     * Whether a hash of that form may be replaced by another one of this text: everything that fits the hash must fit the
     * next one, and nothing may that is not the same text.
     */
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
