package io.keyfolio.problem;

/** The answer was not there in time; what was asked goes on and may yet be done. */
public final class DeadlineExceeded extends DomainException {

    public DeadlineExceeded() {
        super("The answer took too long; what was asked may or may not have been done. Try again in a few seconds.");
    }

    @Override
    int statusIn(Dialect dialect) {
        return 503;
    }
}
