package io.keyfolio.problem;

/** The request's body is not a JSON object that can be read. */
public final class Malformed extends DomainException {

    public Malformed(String sentence) {
        super(sentence);
    }

    @Override
    int statusIn(Dialect dialect) {
        return 400;
    }
}
