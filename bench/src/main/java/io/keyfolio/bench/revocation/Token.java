package io.keyfolio.bench.revocation;

/** A session token or an API key whose issue was acknowledged, and the state of its end. Times are those of this process. */
public final class Token {

    private final String text;
    private final String id;
    private final Account account;

    private volatile boolean endRequested;
    private volatile boolean ended;
    private volatile boolean unknown;
    private volatile long endedAt;

    /** Takes the id of an API key, or an empty id for a session. */
    Token(String text, String id, Account account) {
        this.text = text;
        this.id = id;
        this.account = account;
    }

    public String text() {
        return text;
    }

    public String id() {
        return id;
    }

    public Account account() {
        return account;
    }

    public boolean isSession() {
        return id.isEmpty();
    }

    /** Records that a request to end the token follows. */
    void endRequested() {
        endRequested = true;
    }

    /** Records the time of the response that confirmed the end; the service had committed before. */
    void ended(long instant) {
        endedAt = instant;
        ended = true;
    }

    /** Records that no response confirmed the end, so that any later response is allowed. */
    void endUnknown() {
        unknown = true;
    }

    public boolean isEnded() {
        return ended;
    }

    long endedAt() {
        return endedAt;
    }

    boolean isUnknown() {
        return unknown;
    }

    /** Whether a refusal that arrived just now is wrong. */
    public boolean mustBeGood() {
        return !endRequested && !unknown;
    }

    /** Whether it is wrong to accept a request that was started at that time. */
    public boolean mustBeRefused(long instant, long boundNanos) {
        return ended && instant - endedAt > boundNanos;
    }

    @Override
    public String toString() {
        return isSession() ? "a session" : "key " + id;
    }
}
