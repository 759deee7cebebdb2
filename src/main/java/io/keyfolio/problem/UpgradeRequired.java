package io.keyfolio.problem;

/** The path is for another protocol than HTTP (RFC 9110, section 15.5.22). */
public final class UpgradeRequired extends DomainException {

    public UpgradeRequired() {
        super("This path is for WebSockets: send a handshake of version 13 (RFC 6455).");
    }

    @Override
    int statusIn(Dialect dialect) {
        return 426;
    }
}
