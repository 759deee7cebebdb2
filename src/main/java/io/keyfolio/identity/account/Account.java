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

/** One person or team: who they are, and the hash of their password. */
@Entity
@Table(name = "account")
public class Account extends PanacheEntityBase {

    @Id
    public UUID id;

    @Column(updatable = false)
    public String username;

    /** The username without case: the unique one. */
    @Column(name = "username_key", updatable = false)
    public String usernameKey;

    @Column(updatable = false)
    public String email;

    /** The e-mail address without case: the unique one. */
    @Column(name = "email_key", updatable = false)
    public String emailKey;

    /** How the developer API calls the account's owner. */
    @Column(updatable = false)
    public String name;

    @Column(name = "password_hash")
    private String passwordHash;

    @Enumerated(EnumType.STRING)
    @Column(name = "password_form")
    private PasswordForm passwordForm;

    /** Raised with each hash whose form is named: a trigger names the form of those that an older release stores. */
    @Column(name = "password_forms_named")
    private int passwordFormsNamed;

    @Column(name = "avatar_url")
    public String avatarUrl;

    @Embedded
    public AccountKey key;

    /** How many API keys the account has, without those that others have replaced. */
    @Column(name = "api_keys")
    int apiKeys;

    @Column(name = "created_at", updatable = false)
    public Instant createdAt;

    /** Emits what is to be known of the account with that address, and no more: reading all of it would take time that tells. */
    public static Uni<StoredPassword> findPassword(String email) {
        return getSession()
                .chain(session -> session.createQuery(
                                "select id, passwordHash, passwordForm from Account where emailKey = ?1",
                                Object[].class)
                        .setParameter(1, key(email))
                        .getSingleResultOrNull())
                .map(StoredPassword::of);
    }

    public static Uni<Account> require(UUID id) {
        return Account.<Account>findById(id).plug(NotFound.whenNull("account"));
    }

    /**
     * Emits the account if that is still its password, null otherwise, and holds its row until the transaction ends: a session
     * opened meanwhile is either ended by a change of password or comes after it.
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

    /** Emits whether there was room for one more API key; if so, it is taken. */
    public static Uni<Boolean> reserveApiKeySlot(UUID id, int max) {
        return update("apiKeys = apiKeys + 1 where id = ?1 and apiKeys < ?2", id, max)
                .map(rows -> rows == 1);
    }

    public static Uni<Integer> releaseApiKeySlot(UUID id) {
        return update("apiKeys = apiKeys - 1 where id = ?1", id);
    }

    /** Emits whether the password was replaced: not when somebody else replaced it since {@code oldHash} was read. */
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

    /** Deletes the account and all that it has; emits whether it was done: not when that is no longer its password. */
    public static Uni<Boolean> deleteWithAll(UUID id, PasswordHash password) {
        return delete("id = ?1 and passwordHash = ?2", id, password.text()).map(rows -> rows == 1);
    }

    /** Nothing but the key: a password or a picture that is changed meanwhile stays as it is. */
    static Uni<Integer> replaceKey(UUID id, AccountKey key) {
        return update(
                "key.digest = ?1, key.sealed = ?2, key.sealedBy = ?3 where id = ?4",
                key.digest,
                key.sealed,
                key.sealedBy,
                id);
    }

    /** Emits whether it was another one. */
    public static Uni<Boolean> replaceAvatar(UUID id, String avatarUrl) {
        return update("avatarUrl = ?1 where id = ?2 and (avatarUrl is null or avatarUrl <> ?1)", avatarUrl, id)
                .map(changed -> changed > 0);
    }

    /**
     * How names and addresses are compared: without case, and however their accents were typed. A text that is longer than any
     * name or address is not looked at, which would take long: it gets a key that nothing has, since keys have no capitals.
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

    /** Gives a new account its password; {@link #replacePassword} is for all others. */
    public void setPassword(PasswordHash password) {
        passwordHash = password.text();
        passwordForm = password.form();
        passwordFormsNamed = 1;
    }

    /** The id as the account API shows it. */
    public String publicId() {
        return publicId(id);
    }

    /** As {@link #publicId()}, of the account with that id. */
    public static String publicId(UUID id) {
        return "user_" + id.toString().replace("-", "");
    }
}
