package io.keyfolio.bench.revocation;

import java.util.concurrent.atomic.AtomicInteger;

/** An account that owns tokens; the first session is never ended. */
public final class Account {

    private static final int MOST_KEYS = 90;

    private final String name;
    private final Token session;
    private final AtomicInteger keys = new AtomicInteger();

    public Account(String name, String session) {
        this.name = name;
        this.session = new Token(session, "", this);
    }

    public String name() {
        return name;
    }

    public Token session() {
        return session;
    }

    /** Reserves room for a key. It is released when the key has certainly ended, and kept after a change of unknown result. */
    boolean takeRoom() {
        return keys.getAndUpdate(taken -> Math.min(taken + 1, MOST_KEYS)) < MOST_KEYS;
    }

    void giveBackRoom() {
        keys.decrementAndGet();
    }
}
