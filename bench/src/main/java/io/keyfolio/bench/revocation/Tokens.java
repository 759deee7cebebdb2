package io.keyfolio.bench.revocation;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** The tokens whose issue was acknowledged. */
public final class Tokens {

    private static final int RECENT = 200;

    private final List<Account> accounts = new ArrayList<>();
    private final List<Token> issued = new ArrayList<>();
    private final List<Token> keys = new ArrayList<>();
    private final List<Token> sessions = new ArrayList<>();
    private final List<Token> taken = new ArrayList<>();

    synchronized void add(Account account) {
        accounts.add(account);
        issued.add(account.session());
    }

    synchronized void add(Token token) {
        issued.add(token);
        (token.isSession() ? sessions : keys).add(token);
    }

    synchronized Account anyAccount() {
        return accounts.get(ThreadLocalRandom.current().nextInt(accounts.size()));
    }

    /** Takes a key that no other thread will end; null if there is none. */
    synchronized Token takeKey() {
        return take(keys);
    }

    /** Takes a session token that no other thread will end; null if there is none. */
    synchronized Token takeSession() {
        return take(sessions);
    }

    private Token take(List<Token> from) {
        if (from.isEmpty()) {
            return null;
        }
        int index = ThreadLocalRandom.current().nextInt(from.size());
        Token token = from.get(index);
        from.set(index, from.get(from.size() - 1));
        from.remove(from.size() - 1);
        taken.add(token);
        return token;
    }

    /** A random token: usually a valid one, sometimes one that ends now or has ended recently. */
    synchronized Token any() {
        int choice = ThreadLocalRandom.current().nextInt(10);
        List<Token> recent = taken.subList(Math.max(0, taken.size() - RECENT), taken.size());
        List<Token> from = choice < 2 ? recent : choice < 4 ? sessions : keys;
        return from.isEmpty()
                ? anyAccount().session()
                : from.get(ThreadLocalRandom.current().nextInt(from.size()));
    }

    public synchronized List<Token> issued() {
        return List.copyOf(issued);
    }
}
