package io.keyfolio.problem;

/** E-mail and password do not belong together, whichever of them is the wrong one. */
public final class WrongCredentials extends DomainException {

    public WrongCredentials() {
        super("Wrong e-mail address or password.");
    }

    @Override
    int statusIn(Dialect dialect) {
        return 401;
    }
}
