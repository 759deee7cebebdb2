package io.keyfolio.identity.password;

import java.util.OptionalInt;

/** A password hash, and the form of the text that was hashed. */
public record PasswordHash(String text, PasswordForm form) {

    /** The cost of the bcrypt hash; empty for a hash of another scheme, which no password fits. */
    OptionalInt cost() {
        return Bcrypt.cost(text);
    }

    @Override
    public String toString() {
        return "PasswordHash[hidden]";
    }
}
