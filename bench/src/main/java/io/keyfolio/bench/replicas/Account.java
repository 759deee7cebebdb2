package io.keyfolio.bench.replicas;

import java.util.concurrent.atomic.AtomicInteger;

/** An account that owns tokens; the first session is never ended. */
final class Account {

    private static final int MOST_KEYS = 90;

    private final String name;
    private final Token session;
    private final AtomicInteger keys = new AtomicInteger();

    Account(String name, String session) {
        this.name = name;
        this.session = new Token(session, "", this);
    }

    String name() {
        return name;
    }

    Token session() {
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
