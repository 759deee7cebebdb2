package io.keyfolio.feature.sanctum;

import io.keyfolio.identity.account.Account;
import io.keyfolio.identity.account.AccountStore;
import io.keyfolio.identity.account.Usernames;
import io.keyfolio.identity.account.email.EmailUndoStore;
import io.keyfolio.identity.account.email.Mailbox;
import io.keyfolio.identity.apikey.ApiKeyStore;
import io.keyfolio.identity.password.PasswordForm;
import io.keyfolio.identity.token.AccountKeyToken;
import io.keyfolio.platform.crypto.Sealer;
import io.keyfolio.platform.crypto.Secret;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

/** Writes an imported user: an account with a new account API key, and the user's tokens as API keys with the same ids. */
final class AccountWriter {

    private static final String REMEMBER =
            "insert into sanctum_import (source, account_id, imported_at) values (?, ?, ?) on conflict do nothing";

    private final Connection database;
    private final Sealer sealer;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    AccountWriter(Connection database, Sealer sealer, Clock clock) {
        this.database = database;
        this.sealer = sealer;
        this.clock = clock;
    }

    /**
     * Stores the account and its tokens in the caller's transaction; returns false, and stores nothing, when the user was
     * imported before.
     *
     * @throws InvalidRow when the e-mail address or a token's id is taken; the caller must roll back
     */
    boolean store(SanctumAccount account) throws SQLException {
        UUID id = UUID.randomUUID();
        if (!remember(account.user(), id)) {
            return false;
        }
        storeAccount(account, id);
        for (SanctumToken token : account.tokens()) {
            storeToken(token, id);
        }
        return true;
    }

    private boolean remember(SanctumUser user, UUID id) throws SQLException {
        try (PreparedStatement insert = database.prepareStatement(REMEMBER)) {
            insert.setBytes(1, user.digest());
            insert.setObject(2, id);
            insert.setObject(3, time(now()));
            return insert.executeUpdate() == 1;
        }
    }

    private void storeAccount(SanctumAccount account, UUID id) throws SQLException {
        String username = Usernames.near(account.user().name());
        if (!storeAccount(account, id, username) && !storeAccount(account, id, Usernames.distinct(username))) {
            throw new InvalidRow(
                    account.firstLine(),
                    "user_email belongs to an account that was not taken over from this user, and is left as it is");
        }
    }

    /** The unique constraint waits for a transaction that gives the address up; then the check sees that it is reserved. */
    private boolean storeAccount(SanctumAccount account, UUID id, String username) throws SQLException {
        return insertAccount(account, id, username)
                && !EmailUndoStore.isReserved(
                        database, Mailbox.key(account.user().email()), clock.instant());
    }

    private boolean insertAccount(SanctumAccount account, UUID id, String username) throws SQLException {
        SanctumUser user = account.user();
        Secret key = AccountKeyToken.generate(random).secret();
        Sealer.Sealed sealed = sealer.seal(key.reveal(), id.toString());
        return insert(
                AccountStore.IMPORT,
                id,
                username,
                Account.key(username),
                user.email(),
                Mailbox.key(user.email()),
                user.name(),
                user.passwordHash(),
                PasswordForm.RAW.name(),
                key.digest(),
                sealed.box(),
                sealed.keyId(),
                account.tokens().size(),
                time(user.createdAt().orElseGet(this::now)));
    }

    private void storeToken(SanctumToken token, UUID account) throws SQLException {
        SanctumToken.Times times = token.times();
        boolean stored = insert(
                ApiKeyStore.IMPORT,
                token.id(),
                account,
                token.name(),
                token.digest(),
                token.abilities().toArray(String[]::new),
                time(times.createdAt().orElseGet(this::now)),
                time(times.expiresAt()),
                time(times.lastUsedAt()));
        if (!stored) {
            throw new InvalidRow(token.line(), "token_id " + token.id() + " belongs to another key");
        }
    }

    private boolean insert(String sql, Object... values) throws SQLException {
        try (PreparedStatement insert = database.prepareStatement(sql)) {
            for (int place = 0; place < values.length; place++) {
                insert.setObject(place + 1, values[place]);
            }
            return insert.executeUpdate() == 1;
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    /** The value of a column; null when there is no time. */
    private static OffsetDateTime time(Optional<Instant> instant) {
        return instant.map(AccountWriter::time).orElse(null);
    }
}
