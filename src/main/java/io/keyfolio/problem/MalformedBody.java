package io.keyfolio.problem;

/** The request's body is not a JSON object that can be read. */
public final class MalformedBody extends DomainException {

    public MalformedBody(String sentence) {
        super(sentence);
    }

    @Override
    int statusIn(Dialect dialect) {
        return 400;
    }
}
