package io.keyfolio.platform.problem;

import io.smallrye.mutiny.Uni;
import java.util.function.UnaryOperator;

/** A refusal whose message is public and written for the client. */
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

    /** The HTTP status of the refusal in the given API. */
    int statusIn(Dialect dialect) {
        return status;
    }

    /** The short form, which clients of the developer API compare. */
    String summary() {
        return getMessage();
    }

    /** The number of seconds after which a retry makes sense; null when no retry does. */
    Long retryAfterSeconds() {
        return null;
    }

    /** The work missed the deadline; it continues and may still succeed. */
    public static final class DeadlineExceeded extends DomainException {

        public DeadlineExceeded() {
            super(
                    503,
                    "The answer took too long; what was asked may or may not have been done. Try again in a few seconds.");
        }
    }

    /** The operator has disabled the feature; no credential changes that. */
    public static final class FeatureDisabled extends DomainException {

        public FeatureDisabled(String sentence) {
            super(403, sentence);
        }
    }

    /** The credential is valid and does not carry the right (RFC 6750, {@code insufficient_scope}). */
    public static final class Forbidden extends DomainException {

        public Forbidden(String sentence) {
            super(403, sentence);
        }
    }

    /** The body of the request is not a readable JSON object. */
    public static final class MalformedBody extends DomainException {

        public MalformedBody(String sentence) {
            super(400, sentence);
        }
    }

    /** The resource does not exist, or belongs to another account: both look the same. */
    public static final class NotFound extends DomainException {

        /** Takes the name of the resource, which completes "There is no such … ". */
        public NotFound(String what) {
            super(404, "There is no such " + what + ".");
        }

        /** Turns an emitted null into this failure, for {@code require…} queries. */
        public static <T> UnaryOperator<Uni<T>> whenNull(String what) {
            return found -> found.onItem().ifNull().failWith(() -> new NotFound(what));
        }
    }

    /** Too much work is queued; the client may try again in a moment. */
    public static final class Overloaded extends DomainException {

        public Overloaded() {
            super(503, "The service has too much to do at the moment. Try again in a moment.");
        }
    }

    /** The path is for a protocol other than HTTP (RFC 9110, section 15.5.22). */
    public static final class UpgradeRequired extends DomainException {

        public UpgradeRequired() {
            super(426, "This path is for WebSockets: send a handshake of version 13 (RFC 6455).");
        }
    }

    /** The e-mail address and the password do not match; the refusal does not reveal which one is wrong. */
    public static final class WrongCredentials extends DomainException {

        public WrongCredentials() {
            super(401, "Wrong e-mail address or password.");
        }
    }
}
