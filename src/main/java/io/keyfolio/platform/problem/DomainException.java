package io.keyfolio.platform.problem;

import io.smallrye.mutiny.Uni;
import java.util.function.UnaryOperator;

/** A refusal that the caller can understand; its message is public. */
public abstract sealed class DomainException extends RuntimeException
        permits DomainException.DeadlineExceeded,
                DomainException.FeatureDisabled,
                DomainException.Forbidden,
                DomainException.MalformedBody,
                DomainException.NotFound,
                DomainException.Overloaded,
                DomainException.UpgradeRequired,
                DomainException.WrongCredentials,
                InvalidFields,
                RateLimited {

    private final int status;

    DomainException(int status, String message) {
        super(message, null, false, false);
        this.status = status;
    }

    /** The HTTP status that says the same in the given API. */
    int statusIn(Dialect dialect) {
        return status;
    }

    /** What the developer API's clients compare with. */
    String summary() {
        return getMessage();
    }

    /** How many seconds later it is worth asking again; null when that changes nothing. */
    Long retryAfterSeconds() {
        return null;
    }

    /** The answer was not there in time; what was asked goes on and may yet be done. */
    public static final class DeadlineExceeded extends DomainException {

        public DeadlineExceeded() {
            super(
                    503,
                    "The answer took too long; what was asked may or may not have been done. Try again in a few seconds.");
        }
    }

    /** The operator has switched off what was asked for; no credential changes that. */
    public static final class FeatureDisabled extends DomainException {

        public FeatureDisabled(String sentence) {
            super(403, sentence);
        }
    }

    /** The credential is good and does not carry the right (RFC 6750, {@code insufficient_scope}). */
    public static final class Forbidden extends DomainException {

        public Forbidden(String sentence) {
            super(403, sentence);
        }
    }

    /** The request's body is not a JSON object that can be read. */
    public static final class MalformedBody extends DomainException {

        public MalformedBody(String sentence) {
            super(400, sentence);
        }
    }

    /** What was asked for is not there, or not the caller's: the two look the same. */
    public static final class NotFound extends DomainException {

        public NotFound(String what) {
            super(404, "There is no such " + what + ".");
        }

        /** Fails a {@code Uni} that emits null, for {@code require…} queries. */
        public static <T> UnaryOperator<Uni<T>> whenNull(String what) {
            return found -> found.onItem().ifNull().failWith(() -> new NotFound(what));
        }
    }

    /** More work is queued than can be done in time; the sender may try again in a moment. */
    public static final class Overloaded extends DomainException {

        public Overloaded() {
            super(503, "The service has too much to do at the moment. Try again in a moment.");
        }
    }

    /** The path is for another protocol than HTTP (RFC 9110, section 15.5.22). */
    public static final class UpgradeRequired extends DomainException {

        public UpgradeRequired() {
            super(426, "This path is for WebSockets: send a handshake of version 13 (RFC 6455).");
        }
    }

    /** E-mail and password do not belong together, whichever of them is the wrong one. */
    public static final class WrongCredentials extends DomainException {

        public WrongCredentials() {
            super(401, "Wrong e-mail address or password.");
        }
    }
}
