package io.keyfolio.identity.account.username;

import io.keyfolio.identity.account.Account;
import io.keyfolio.identity.account.UniqueViolations;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The rules on who can take a username. Its methods run in the transaction that takes a name or gives it up, and fail with {@link
 * io.keyfolio.platform.problem.InvalidFields} as if another account had the name.
 */
@Singleton
public class UsernameReservations {

    private static final List<String> RESERVED =
            List.of("admin", "administrator", "anonymous", "api", "null", "root", "system", "undefined");

    /** Names that look like a place in a file system. */
    private static final Pattern PUNCTUATION = Pattern.compile("[.-]+");

    private final UsernameConfig config;
    private final Clock clock;
    private final Set<String> reserved = new HashSet<>(RESERVED);

    UsernameReservations(UsernameConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
        config.reserved().orElse(List.of()).forEach(name -> reserved.add(Account.key(name.strip())));
    }

    /**
     * Fails if an account must not have its new username. The row of the account must have the name already: the unique
     * constraint then waits for a transaction that gives the name up, and this check sees the reservation of that transaction.
     */
    public Uni<Void> requireFree(Account account, String username) {
        String key = Account.key(username);
        return isReservedWord(key)
                ? Uni.createFrom().failure(UniqueViolations.usernameTaken())
                : ReservedUsername.isReserved(key, account.accountId(), clock.instant())
                        .invoke(UsernameReservations::refuse)
                        .replaceWithVoid();
    }

    /** Reserves the username of an account that gives it up, and whose row is locked. */
    public Uni<Void> reserve(Account account) {
        Instant now = clock.instant();
        Instant until = now.plus(config.reservedFor());
        return until.isAfter(now)
                ? ReservedUsername.reserve(account, until)
                : Uni.createFrom().voidItem();
    }

    /** Changes the username of an account, whose row is locked. A change of case alone reserves nothing. */
    public Uni<Void> change(Account account, String username) {
        String key = Account.key(username);
        return key.equals(account.usernameKey)
                ? Account.replaceUsername(account, username).replaceWithVoid()
                : reserve(account)
                        .chain(() -> Account.replaceUsername(account, username))
                        .chain(() -> requireFree(account, username))
                        .chain(() -> ReservedUsername.release(key, account.accountId()))
                        .replaceWithVoid();
    }

    private boolean isReservedWord(String key) {
        return reserved.contains(key) || PUNCTUATION.matcher(key).matches();
    }

    private static void refuse(boolean taken) {
        if (taken) {
            throw UniqueViolations.usernameTaken();
        }
    }
}
