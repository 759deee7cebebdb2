package io.keyfolio.apikey;

import io.keyfolio.problem.NotFound;
import io.keyfolio.token.KeyToken;
import io.keyfolio.token.Secret;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Lets a program act for an account. */
@Entity
@Table(name = "api_key")
class ApiKey extends PanacheEntityBase {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;

    @Column(name = "account_id", updatable = false)
    UUID account;

    String name;

    /** SHA-256 of the secret; the secret itself is never stored. */
    @Column(updatable = false)
    byte[] digest;

    @Column(updatable = false)
    String[] abilities;

    @Column(name = "created_at", updatable = false)
    Instant createdAt;

    @Column(name = "expires_at", updatable = false)
    Instant expiresAt;

    static ApiKey of(UUID account, String name, Collection<String> abilities, Instant expiresAt) {
        ApiKey key = new ApiKey();
        key.account = account;
        key.name = name;
        key.abilities = abilities.toArray(String[]::new);
        key.expiresAt = expiresAt;
        return key;
    }

    /** The key, locked until the transaction ends: of two that want to replace it, the second finds it gone. */
    static Uni<ApiKey> requireLocked(long id, UUID account) {
        return ApiKey.<ApiKey>find("id = ?1 and account = ?2", id, account)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResult()
                .plug(NotFound.whenNull("API key"));
    }

    /**
     * Deletes the key; fails with {@link NotFound} when it is not there or somebody else's. Never by deleting the entity: of
     * two that are deleted at once, Hibernate Reactive ends the one when the other is done (its issue 1713).
     */
    static Uni<Void> deleteOwned(long id, UUID account) {
        return delete("id = ?1 and account = ?2", id, account)
                .map(rows -> rows == 1 ? Boolean.TRUE : null)
                .plug(NotFound.whenNull("API key"))
                .replaceWithVoid();
    }

    /** A key not yet stored, with the same name, abilities and end. */
    ApiKey successor() {
        return of(account, name, List.of(abilities), expiresAt);
    }

    /** Stores the key under a secret; emits the token that its holder will send. */
    Uni<KeyToken> store(Secret secret, Instant now) {
        digest = secret.digest();
        createdAt = now;
        return persistAndFlush().map(stored -> new KeyToken(id, secret));
    }
}
