package io.keyfolio.identity.password;

import java.util.OptionalInt;

/** The hash of a password, and the form of the text that it was made of. */
public record PasswordHash(String text, PasswordForm form) {

    /** bcrypt's cost; empty when the hash is of another scheme, which no password fits. */
    OptionalInt cost() {
        return Bcrypt.cost(text);
    }

    @Override
    public String toString() {
        return "PasswordHash[hidden]";
    }
}
