package io.keyfolio.problem;

/** The credential is good and does not carry the right (RFC 6750, {@code insufficient_scope}). */
public final class Forbidden extends DomainException {

    public Forbidden(String sentence) {
        super(sentence);
    }

    @Override
    int statusIn(Dialect dialect) {
        return 403;
    }
}
