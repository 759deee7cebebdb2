package io.keyfolio.identity.account;

import io.keyfolio.identity.account.email.EmailAddresses;
import io.keyfolio.identity.account.email.Mailbox;
import io.keyfolio.identity.id.AccountId;
import io.keyfolio.identity.password.PasswordForm;
import io.keyfolio.identity.password.PasswordHash;
import io.keyfolio.identity.password.StoredPassword;
import io.keyfolio.platform.problem.DomainException.NotFound;
import io.keyfolio.platform.text.CaselessText;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** An account of a person or a team: its names, its password hash and its account API key. */
@Entity
@Table(name = "account")
public class Account extends PanacheEntityBase {

    @Id
    public UUID id;

    @Column(updatable = false)
    public String username;

    /** The normalized username, which is unique. */
    @Column(name = "username_key", updatable = false)
    public String usernameKey;

    @Column(updatable = false)
    public String email;

    /** The normalized e-mail address, which is unique. */
    @Column(name = "email_key", updatable = false)
    public String emailKey;

    /** The display name, which the developer API shows. */
    @Column(updatable = false)
    public String name;

    @Column(name = "password_hash")
    private String passwordHash;

    @Enumerated(EnumType.STRING)
    @Column(name = "password_form")
    private PasswordForm passwordForm;

    /** Incremented with each hash whose form is stored; a trigger sets the form of hashes that an older release stores. */
    @Column(name = "password_forms_named")
    private int passwordFormsNamed;

    @Column(name = "avatar_url")
    public String avatarUrl;

    @Embedded
    public AccountKey key;

    /** How many API keys the account has, without replaced ones in their grace period. */
    @Column(name = "api_keys")
    int apiKeys;

    @Column(name = "created_at", updatable = false)
    public Instant createdAt;

    /** When the owner proved to receive mail at the address; null if never. */
    @Column(name = "email_verified_at", insertable = false, updatable = false)
    public Instant emailVerifiedAt;

    /**
     * Emits id and password hash of the account with an address, and no more: a longer read would reveal that it exists. An account
     * of an earlier release may have another form of the address; it is found by that form.
     */
    public static Uni<StoredPassword> findPassword(String email) {
        return getSession()
                .chain(session -> session.createQuery(
                                "select id, passwordHash, passwordForm from Account where emailKey in (?1, ?2)"
                                        + " order by case when emailKey = ?2 then 0 else 1 end",
                                Object[].class)
                        .setParameter(1, Mailbox.key(email))
                        .setParameter(2, Mailbox.plainKey(email))
                        .setMaxResults(1)
                        .getSingleResultOrNull())
                .map(StoredPassword::of);
    }

    /** Emits the account; fails with {@link NotFound} when there is none. */
    public static Uni<Account> require(AccountId id) {
        return Account.<Account>findById(id.value()).plug(NotFound.whenNull("account"));
    }

    /**
     * Emits the account if it still has that password hash, else null, and locks its row until the transaction ends. A concurrent
     * change of password therefore either ends the session that this transaction opens, or prevents it.
     */
    public static Uni<Account> findLocked(AccountId id, PasswordHash password) {
        return Account.<Account>find("id = ?1 and passwordHash = ?2", id.value(), password.text())
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResult();
    }

    /**
     * As {@link #findLocked(AccountId, PasswordHash)}, whatever the password. A change of several sessions or keys locks the
     * row of their account first, so that two changes cannot deadlock.
     */
    public static Uni<Account> findLocked(AccountId id) {
        return Account.<Account>find("id = ?1", id.value())
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResult();
    }

    /** Emits whether the quota has room for one more API key, and reserves it if so. */
    public static Uni<Boolean> reserveApiKeySlot(AccountId id, int max) {
        return update("apiKeys = apiKeys + 1 where id = ?1 and apiKeys < ?2", id.value(), max)
                .map(rows -> rows == 1);
    }

    /** Releases the slot of an API key that was deleted. */
    public static Uni<Integer> releaseApiKeySlot(AccountId id) {
        return update("apiKeys = apiKeys - 1 where id = ?1", id.value());
    }

    /** Replaces the password hash; emits false when it is no longer {@code oldHash}. */
    public static Uni<Boolean> replacePassword(AccountId id, PasswordHash oldHash, PasswordHash newHash) {
        return update(
                        "passwordHash = ?1, passwordForm = ?2, passwordFormsNamed = passwordFormsNamed + 1"
                                + " where id = ?3 and passwordHash = ?4",
                        newHash.text(),
                        newHash.form(),
                        id.value(),
                        oldHash.text())
                .map(rows -> rows == 1);
    }

    /** Deletes the account with everything it has; emits false when the password hash is no longer the given one. */
    public static Uni<Boolean> deleteWithAll(AccountId id, PasswordHash password) {
        return delete("id = ?1 and passwordHash = ?2", id.value(), password.text())
                .map(rows -> rows == 1);
    }

    /** Replaces the account API key alone, so that concurrent changes of the password or the avatar are kept. */
    static Uni<Integer> replaceKey(AccountId id, AccountKey key) {
        return update(
                "key.digest = ?1, key.sealed = ?2, key.sealedBy = ?3 where id = ?4",
                key.digest,
                key.sealed,
                key.sealedBy,
                id.value());
    }

    /** Releases the slots of all API keys, which were deleted. */
    public static Uni<Integer> releaseAllApiKeySlots(AccountId id) {
        return update("apiKeys = 0 where id = ?1", id.value());
    }

    /** Marks the e-mail address as verified; emits false if it was already. */
    public static Uni<Boolean> verifyEmail(AccountId id, Instant now) {
        return update("emailVerifiedAt = ?1 where id = ?2 and emailVerifiedAt is null", now, id.value())
                .map(rows -> rows == 1);
    }

    /** Replaces the e-mail address by one whose owner has just been verified. */
    public static Uni<Integer> replaceEmail(AccountId id, String email, String emailKey, Instant now) {
        return update(
                "email = ?1, emailKey = ?2, emailVerifiedAt = ?3 where id = ?4", email, emailKey, now, id.value());
    }

    /** Counts the API keys anew, after some were deleted; replaced ones in their grace period do not count. */
    public static Uni<Integer> recountApiKeys(AccountId id) {
        return update(
                "apiKeys = (select count(*) from ApiKey key where key.account = ?1 and key.replacedBy is null)"
                        + " where id = ?1",
                id.value());
    }

    /** Replaces the username of an account whose row is locked; a name that equals it, as after a sign-up, changes with it. */
    public static Uni<Integer> replaceUsername(Account account, String username) {
        return update(
                "username = ?1, usernameKey = ?2, name = ?3 where id = ?4",
                username,
                key(username),
                account.name.equals(account.username) ? username : account.name,
                account.id);
    }

    /** Replaces the display name; emits whether it was a different one. */
    public static Uni<Boolean> replaceName(AccountId id, String name) {
        return update("name = ?1 where id = ?2 and name <> ?1", name, id.value())
                .map(changed -> changed > 0);
    }

    /** Removes the avatar's URL; emits whether there was one. */
    public static Uni<Boolean> removeAvatar(AccountId id) {
        return update("avatarUrl = null where id = ?1 and avatarUrl is not null", id.value())
                .map(changed -> changed > 0);
    }

    /** Replaces the avatar's URL; emits whether it was a different one. */
    public static Uni<Boolean> replaceAvatar(AccountId id, String avatarUrl) {
        return update("avatarUrl = ?1 where id = ?2 and (avatarUrl is null or avatarUrl <> ?1)", avatarUrl, id.value())
                .map(changed -> changed > 0);
    }

    /**
     * Normalizes a username for comparison: lower case, in NFC. A text that is longer than any name gets a key that no account
     * has.
     */
    public static String key(String text) {
        return CaselessText.of(text, EmailAddresses.LONGEST);
    }

    public PasswordHash password() {
        return new PasswordHash(passwordHash, passwordForm);
    }

    /** Sets the password hash of a new account; {@link #replacePassword} changes that of an existing one. */
    public void setPassword(PasswordHash password) {
        passwordHash = password.text();
        passwordForm = password.form();
        passwordFormsNamed = 1;
    }

    /** The id, as other classes take it. */
    public AccountId accountId() {
        return new AccountId(id);
    }
}
