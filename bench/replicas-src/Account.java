import java.util.concurrent.atomic.AtomicInteger;

/** Who owns tokens; its own session is never ended. */
final class Account {

    static final String PASSWORD = "correct horse";

    private static final int MOST_KEYS = 90;

    private final String email;
    private final Token session;
    private final AtomicInteger keys = new AtomicInteger();

    Account(String email, String session) {
        this.email = email;
        this.session = new Token(session, "", this);
    }

    String email() {
        return email;
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
