package io.keyfolio.identity.password;

import io.keyfolio.platform.concurrency.CryptoExecutors;
import io.keyfolio.platform.problem.DomainException.Overloaded;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.function.Supplier;

/** Hashes and checks passwords with bcrypt, off the event loop. */
@Singleton
public class Passwords {

    /** The rule of new passwords, which completes "The … field ". */
    private static final String TOO_LONG =
            "must have at most " + Bcrypt.MOST_BYTES + " bytes in UTF-8 (after NFC), the most that bcrypt reads";

    /** Well-formed, and the hash of no known password: comparing with it takes as long as with a real one. */
    private static final String NOBODYS_SALT_AND_HASH = "abcdefghijklmnopqrstuu5Lo0g67CiD3M4RpN1BmBb4Crp5w7dbK";

    private final CryptoExecutors workers;
    private final PasswordConfig config;
    private final Bcrypt bcrypt = new Bcrypt(new SecureRandom());

    Passwords(CryptoExecutors workers, PasswordConfig config) {
        this.workers = workers;
        this.config = config;
    }

    /** The rule that a new password breaks, if any; it completes "The … field ". */
    public Optional<String> brokenRule(String password) {
        EnteredPassword typed = new EnteredPassword(password);
        if (typed.isTooLong()) {
            return Optional.of(TOO_LONG);
        }
        return typed.length() < config.minLength()
                ? Optional.of("must have at least " + config.minLength() + " characters")
                : Optional.empty();
    }

    /** Does what a password is needed for; fails with {@link Overloaded} at once, with nothing read, when none could be hashed. */
    public <T> Uni<T> whenThereIsRoom(Supplier<Uni<T>> work) {
        return Uni.createFrom()
                .deferred(() -> workers.isFull() ? Uni.createFrom().failure(new Overloaded()) : work.get());
    }

    public Uni<PasswordHash> hash(String password) {
        return hash(new EnteredPassword(password), PasswordForm.NFC, config.bcryptCost());
    }

    /** Emits whether the password fits; with no hash to compare with, or one of another scheme, false after the same time. */
    public Uni<Boolean> fits(String password, Optional<PasswordHash> hash) {
        EnteredPassword typed = new EnteredPassword(password);
        Optional<PasswordHash> bcryptHash = hash.filter(known -> known.cost().isPresent());
        return workers.hash(() -> {
            boolean possible =
                    bcryptHash.filter(known -> typed.isPossible(known.form())).isPresent();
            PasswordHash compared = bcryptHash.orElseGet(() -> nobodysHash(config.bcryptCost()));
            byte[] bytes = possible ? typed.bytes(compared.form()) : new byte[0];
            return matches(bytes, compared) && possible;
        });
    }

    /** Whether only a part of a password that fits the hash is compared with it: its owner should choose another one. */
    public boolean isCut(String password, PasswordHash hash) {
        return new EnteredPassword(password).isCut(hash.form());
    }

    /**
     * Emits a hash at the configured cost of a password that fits a hash made at a lower one, or by PHP; that hash itself
     * when there is nothing to raise, when that is not safe, or no room in the queue: the next login will do.
     */
    public Uni<PasswordHash> raised(String password, PasswordHash hash) {
        EnteredPassword typed = new EnteredPassword(password);
        int cost = Math.max(hash.cost().orElseThrow(), config.bcryptCost());
        PasswordForm form = hash.form() == PasswordForm.RAW ? PasswordForm.NFC : hash.form();
        boolean same = cost == hash.cost().getAsInt() && form == hash.form();
        return same || !typed.isReplaceable(hash.form())
                ? Uni.createFrom().item(hash)
                : hash(typed, form, cost).onFailure(Overloaded.class).recoverWithItem(hash);
    }

    private Uni<PasswordHash> hash(EnteredPassword password, PasswordForm form, int cost) {
        return workers.hash(() -> new PasswordHash(bcrypt.hash(password.bytes(form), cost), form));
    }

    /**
     * A hash made at a lower cost takes as long as one at the configured cost, or the time would tell known addresses from
     * unknown ones: each step of the cost doubles the work, so one more at every cost on the way makes up the difference.
     */
    private boolean matches(byte[] password, PasswordHash hash) {
        for (int cost = hash.cost().orElseThrow(); cost < config.bcryptCost(); cost++) {
            bcrypt.matches(password, nobodysHash(cost).text());
        }
        return bcrypt.matches(password, hash.text());
    }

    private static PasswordHash nobodysHash(int cost) {
        return new PasswordHash("$2a$%02d$".formatted(cost) + NOBODYS_SALT_AND_HASH, PasswordForm.NFC);
    }
}
