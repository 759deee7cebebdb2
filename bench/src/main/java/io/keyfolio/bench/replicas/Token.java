package io.keyfolio.bench.replicas;

/** A session token or an API key whose issue was acknowledged, and what is known of its end; times are of this process. */
final class Token {

    private final String text;
    private final String id;
    private final Account account;

    private volatile boolean endRequested;
    private volatile boolean ended;
    private volatile boolean unknown;
    private volatile long endedAt;

    /** The id is that of an API key, and empty for a session. */
    Token(String text, String id, Account account) {
        this.text = text;
        this.id = id;
        this.account = account;
    }

    String text() {
        return text;
    }

    String id() {
        return id;
    }

    Account account() {
        return account;
    }

    boolean isSession() {
        return id.isEmpty();
    }

    /** Before the request that ends it is sent. */
    void endRequested() {
        endRequested = true;
    }

    /** At the instant when the answer was there: the service had committed before. */
    void ended(long instant) {
        endedAt = instant;
        ended = true;
    }

    /** No answer told whether it ended: nothing can be said of it any more. */
    void endUnknown() {
        unknown = true;
    }

    boolean isEnded() {
        return ended;
    }

    long endedAt() {
        return endedAt;
    }

    boolean isUnknown() {
        return unknown;
    }

    /** Whether to refuse it was wrong, if that was not before now. */
    boolean mustBeGood() {
        return !endRequested && !unknown;
    }

    /** Whether to accept it was wrong when that was asked for at the instant. */
    boolean mustBeRefused(long instant, long boundNanos) {
        return ended && instant - endedAt > boundNanos;
    }

    @Override
    public String toString() {
        return isSession() ? "a session" : "key " + id;
    }
}
