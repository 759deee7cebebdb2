package io.keyfolio.problem;

/** A refusal the caller can understand; its message is public. */
public abstract sealed class DomainException extends RuntimeException
        permits Forbidden,
                InvalidFields,
                MalformedBody,
                NotFound,
                Overloaded,
                FeatureDisabled,
                DeadlineExceeded,
                RateLimited,
                UpgradeRequired,
                WrongCredentials {

    DomainException(String message) {
        super(message, null, false, false);
    }

    /** The HTTP status that says the same in the given API. */
    abstract int statusIn(Dialect dialect);

    /** What the developer API's clients compare with. */
    String summary() {
        return getMessage();
    }

    /** How many seconds later it is worth asking again; null when that changes nothing. */
    Long retryAfterSeconds() {
        return null;
    }
}
