package io.keyfolio.problem;

/** More work is queued than can be done in time; the sender may try again in a moment. */
public final class Overloaded extends DomainException {

    public Overloaded() {
        super("The service has too much to do at the moment. Try again in a moment.");
    }

    @Override
    int statusIn(Dialect dialect) {
        return 503;
    }
}
