package io.keyfolio.account;

import io.keyfolio.problem.Overloaded;
import io.keyfolio.security.CryptoWorkers;
import io.quarkus.elytron.security.common.BcryptUtil;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Supplier;

/** Hashes and checks passwords with bcrypt, off the event loop. */
@Singleton
public class Passwords {

    /** bcrypt reads no further; a longer password would be cut off without a word. */
    private static final int MAX_BYTES = 72;

    /** Well-formed, and the hash of no known password: comparing with it takes as long as with a real one. */
    private static final String NOBODYS_SALT_AND_HASH = "abcdefghijklmnopqrstuu5Lo0g67CiD3M4RpN1BmBb4Crp5w7dbK";

    private final CryptoWorkers workers;
    private final PasswordConfig config;

    Passwords(CryptoWorkers workers, PasswordConfig config) {
        this.workers = workers;
        this.config = config;
    }

    /** The rule that a new password breaks, if any; it completes "The … field ". */
    public Optional<String> brokenRule(String password) {
        if (password.codePointCount(0, password.length()) < config.minLength()) {
            return Optional.of("must have at least " + config.minLength() + " characters");
        }
        return isTooLong(password)
                ? Optional.of("must have at most " + MAX_BYTES + " bytes in UTF-8, the most that bcrypt reads")
                : Optional.empty();
    }

    /** Does what a password is needed for; fails with {@link Overloaded} at once, with nothing read, when none could be hashed. */
    public <T> Uni<T> whenThereIsRoom(Supplier<Uni<T>> work) {
        return Uni.createFrom()
                .deferred(() -> workers.isFull() ? Uni.createFrom().failure(new Overloaded()) : work.get());
    }

    public Uni<String> hash(String password) {
        return workers.hash(() -> BcryptUtil.bcryptHash(password, config.bcryptCost()));
    }

    /** Emits whether the password fits; with no hash to compare with, false after the same time. */
    public Uni<Boolean> fits(String password, Optional<String> hash) {
        boolean possible = hash.isPresent() && !isTooLong(password);
        return workers.hash(
                () -> matches(password, hash.orElseGet(() -> nobodysHash(config.bcryptCost()))) && possible);
    }

    /**
     * Emits a hash at the configured cost of a password that fits a hash made at a lower one; that hash itself when there
     * is nothing to raise, or no room in the queue: the next login will do.
     */
    public Uni<String> raised(String password, String hash) {
        return cost(hash) >= config.bcryptCost()
                ? Uni.createFrom().item(hash)
                : hash(password).onFailure(Overloaded.class).recoverWithItem(hash);
    }

    /**
     * A hash made at a lower cost takes as long as one at the configured cost, or the time would tell known addresses from
     * unknown ones: each step of the cost doubles the work, so one more at every cost on the way makes up the difference.
     */
    private boolean matches(String password, String hash) {
        for (int cost = cost(hash); cost < config.bcryptCost(); cost++) {
            BcryptUtil.matches(password, nobodysHash(cost));
        }
        return BcryptUtil.matches(password, hash);
    }

    private static String nobodysHash(int cost) {
        return "$2a$%02d$".formatted(cost) + NOBODYS_SALT_AND_HASH;
    }

    /** As in {@code $2a$10$…}. */
    private static int cost(String hash) {
        return Integer.parseInt(hash.substring(4, 6));
    }

    private static boolean isTooLong(String password) {
        return password.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES;
    }
}
