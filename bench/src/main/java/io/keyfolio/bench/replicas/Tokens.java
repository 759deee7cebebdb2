package io.keyfolio.bench.replicas;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** All tokens whose issue was acknowledged. */
final class Tokens {

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

    /** One that nobody else ends; null when there is none. */
    synchronized Token takeKey() {
        return take(keys);
    }

    /** One that nobody else ends; null when there is none. */
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

    /** A good one mostly, sometimes one that is being ended or was a short while ago. */
    synchronized Token any() {
        int choice = ThreadLocalRandom.current().nextInt(10);
        List<Token> recent = taken.subList(Math.max(0, taken.size() - RECENT), taken.size());
        List<Token> from = choice < 2 ? recent : choice < 4 ? sessions : keys;
        return from.isEmpty()
                ? anyAccount().session()
                : from.get(ThreadLocalRandom.current().nextInt(from.size()));
    }

    synchronized List<Token> issued() {
        return List.copyOf(issued);
    }
}
