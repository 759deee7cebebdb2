package io.keyfolio.identity.account;

import io.keyfolio.identity.password.PasswordForm;
import io.keyfolio.identity.password.PasswordHash;
import io.keyfolio.identity.password.StoredPassword;
import io.keyfolio.platform.problem.DomainException.NotFound;
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
import java.text.Normalizer;
import java.time.Instant;
import java.util.Locale;
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

    /** Emits id and password hash of the account with an address, and no more: a longer read would reveal that it exists. */
    public static Uni<StoredPassword> findPassword(String email) {
        return getSession()
                .chain(session -> session.createQuery(
                                "select id, passwordHash, passwordForm from Account where emailKey = ?1",
                                Object[].class)
                        .setParameter(1, key(email))
                        .getSingleResultOrNull())
                .map(StoredPassword::of);
    }

    /** Emits the account; fails with {@link NotFound} when there is none. */
    public static Uni<Account> require(UUID id) {
        return Account.<Account>findById(id).plug(NotFound.whenNull("account"));
    }

    /**
     * Emits the account if it still has that password hash, else null, and locks its row until the transaction ends. A concurrent
     * change of password therefore either ends the session that this transaction opens, or prevents it.
     */
    public static Uni<Account> findLocked(UUID id, PasswordHash password) {
        return Account.<Account>find("id = ?1 and passwordHash = ?2", id, password.text())
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResult();
    }

    /**
     * As {@link #findLocked(UUID, PasswordHash)}, whatever the password. A change of several sessions or keys locks the
     * row of their account first, so that two changes cannot deadlock.
     */
    public static Uni<Account> findLocked(UUID id) {
        return Account.<Account>find("id = ?1", id)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResult();
    }

    /** Emits whether the quota has room for one more API key, and reserves it if so. */
    public static Uni<Boolean> reserveApiKeySlot(UUID id, int max) {
        return update("apiKeys = apiKeys + 1 where id = ?1 and apiKeys < ?2", id, max)
                .map(rows -> rows == 1);
    }

    /** Releases the slot of an API key that was deleted. */
    public static Uni<Integer> releaseApiKeySlot(UUID id) {
        return update("apiKeys = apiKeys - 1 where id = ?1", id);
    }

    /** Replaces the password hash; emits false when it is no longer {@code oldHash}. */
    public static Uni<Boolean> replacePassword(UUID id, PasswordHash oldHash, PasswordHash newHash) {
        return update(
                        "passwordHash = ?1, passwordForm = ?2, passwordFormsNamed = passwordFormsNamed + 1"
                                + " where id = ?3 and passwordHash = ?4",
                        newHash.text(),
                        newHash.form(),
                        id,
                        oldHash.text())
                .map(rows -> rows == 1);
    }

    /** Deletes the account with everything it has; emits false when the password hash is no longer the given one. */
    public static Uni<Boolean> deleteWithAll(UUID id, PasswordHash password) {
        return delete("id = ?1 and passwordHash = ?2", id, password.text()).map(rows -> rows == 1);
    }

    /** Replaces the account API key alone, so that concurrent changes of the password or the avatar are kept. */
    static Uni<Integer> replaceKey(UUID id, AccountKey key) {
        return update(
                "key.digest = ?1, key.sealed = ?2, key.sealedBy = ?3 where id = ?4",
                key.digest,
                key.sealed,
                key.sealedBy,
                id);
    }

    /** Replaces the avatar's URL; emits whether it was a different one. */
    public static Uni<Boolean> replaceAvatar(UUID id, String avatarUrl) {
        return update("avatarUrl = ?1 where id = ?2 and (avatarUrl is null or avatarUrl <> ?1)", avatarUrl, id)
                .map(changed -> changed > 0);
    }

    /**
     * Normalizes a username or an e-mail address for comparison: lower case, in NFC. A text that is longer than any of these gets
     * a key that no account has, because keys have no capitals; normalizing it would take long.
     */
    public static String key(String text) {
        if (text.length() > EmailAddresses.LONGEST) {
            return text.substring(0, EmailAddresses.LONGEST) + "A";
        }
        return Normalizer.normalize(text, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
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

    /** The id in the form of the account API. */
    public String publicId() {
        return publicId(id);
    }

    /** As {@link #publicId()}, for an account's id. */
    public static String publicId(UUID id) {
        return "user_" + id.toString().replace("-", "");
    }
}
