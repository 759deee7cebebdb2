package io.keyfolio.identity.password;

import io.keyfolio.platform.concurrency.CryptoExecutors;
import io.keyfolio.platform.problem.DomainException.Overloaded;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Supplier;

/** Hashes and checks passwords with bcrypt, off the event loop. */
@Singleton
public class Passwords {

    /** The rule on the length of new passwords, which completes "The … field ". */
    private static final String TOO_LONG =
            "must have at most " + Bcrypt.MOST_BYTES + " bytes in UTF-8 (after NFC), the most that bcrypt reads";

    /** A well-formed hash of no known password; a comparison with it takes as long as with a real one. */
    private static final String NOBODYS_SALT_AND_HASH = "abcdefghijklmnopqrstuu5Lo0g67CiD3M4RpN1BmBb4Crp5w7dbK";

    private static final int NOBODY_BYTES = 32;

    private final CryptoExecutors workers;
    private final PasswordConfig config;
    private final SecureRandom random = new SecureRandom();
    private final Bcrypt bcrypt = new Bcrypt(random);

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

    /** Runs work that hashes a password; fails with {@link Overloaded} at once when the queue of hashes is full. */
    public <T> Uni<T> whenThereIsRoom(Supplier<Uni<T>> work) {
        return Uni.createFrom()
                .deferred(() -> workers.isFull() ? Uni.createFrom().failure(new Overloaded()) : work.get());
    }

    /** Emits the hash of a new password; fails with {@link Overloaded} when the queue of hashes is full. */
    Uni<PasswordHash> hash(String password) {
        return hash(new EnteredPassword(password), PasswordForm.NFC, config.bcryptCost());
    }

    /** Emits the hash of a random text that is not stored anywhere, so that nobody signs in until a reset sets another password. */
    public Uni<PasswordHash> hashOfNobody() {
        byte[] text = new byte[NOBODY_BYTES];
        random.nextBytes(text);
        return hash(Base64.getEncoder().encodeToString(text));
    }

    /** Emits whether the password fits the hash; without a hash, or with one of another scheme, false after the same time. */
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

    /** Whether bcrypt compares only a part of a password with the hash, so that its owner should choose another one. */
    public boolean isCut(String password, PasswordHash hash) {
        return new EnteredPassword(password).isCut(hash.form());
    }

    /**
     * Emits a new hash at the configured cost for a password that fits a hash of a lower cost or from PHP. Emits the old hash
     * when there is nothing to raise, when raising is not safe, or when the queue is full; the next login tries again.
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
     * Compares a hash of a lower cost in the time of the configured cost, so that the time does not reveal known addresses. Each
     * step of the cost doubles the work, so one more comparison at every cost in between makes up the difference.
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
