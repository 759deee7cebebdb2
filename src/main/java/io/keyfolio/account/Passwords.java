package io.keyfolio.account;

import io.keyfolio.security.CryptoWorkers;
import io.quarkus.elytron.security.common.BcryptUtil;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Hashes and checks passwords with bcrypt, off the event loop. */
@Singleton
public class Passwords {

    /** bcrypt reads no further; a longer password would be cut off without a word. */
    private static final int MAX_BYTES = 72;

    /** Well-formed, and the hash of no known password: comparing with it takes as long as with a real one. */
    private static final String NOBODYS_SALT_AND_HASH = "abcdefghijklmnopqrstuu5Lo0g67CiD3M4RpN1BmBb4Crp5w7dbK";

    private final CryptoWorkers workers;
    private final PasswordConfig config;
    private final String nobodysHash;

    Passwords(CryptoWorkers workers, PasswordConfig config) {
        this.workers = workers;
        this.config = config;
        this.nobodysHash = "$2a$%02d$".formatted(config.bcryptCost()) + NOBODYS_SALT_AND_HASH;
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

    public Uni<String> hash(String password) {
        return workers.run(() -> BcryptUtil.bcryptHash(password, config.bcryptCost()));
    }

    /** Emits whether the password fits; with no hash to compare with, false after the same time. */
    public Uni<Boolean> fits(String password, Optional<String> hash) {
        boolean possible = hash.isPresent() && !isTooLong(password);
        return workers.run(() -> BcryptUtil.matches(password, hash.orElse(nobodysHash)) && possible);
    }

    private static boolean isTooLong(String password) {
        return password.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES;
    }
}
