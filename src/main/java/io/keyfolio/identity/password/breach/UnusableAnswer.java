package io.keyfolio.identity.password.breach;

/** The failure of a range API whose answer cannot be used; its message holds nothing of the answer's body. */
final class UnusableAnswer extends RuntimeException {

    UnusableAnswer(String message) {
        super(message, null, false, false);
    }
}
