package io.keyfolio.bench.replicas;

import java.util.concurrent.atomic.AtomicInteger;

/** Who owns tokens; its own session is never ended. */
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

    /** Room is given back when a key is known to be gone; with a change of unknown end it stays taken. */
    boolean takeRoom() {
        return keys.getAndUpdate(taken -> Math.min(taken + 1, MOST_KEYS)) < MOST_KEYS;
    }

    void giveBackRoom() {
        keys.decrementAndGet();
    }
}
