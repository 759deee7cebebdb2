package io.keyfolio.identity.apikey;

import io.keyfolio.identity.token.KeyToken;
import io.keyfolio.platform.crypto.Secret;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Lets a program act for an account. */
@Entity
@Table(name = "api_key")
public class ApiKey extends PanacheEntityBase {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public Long id;

    @Column(name = "account_id", updatable = false)
    public UUID account;

    public String name;

    /** SHA-256 of the secret; the secret itself is never stored. */
    @Column(updatable = false)
    byte[] digest;

    public String[] abilities;

    /** The last four characters of the token, to tell it from others. */
    @Column(name = "token_end", updatable = false)
    String tokenEnd;

    @Column(name = "created_at", updatable = false)
    public Instant createdAt;

    @Column(name = "expires_at")
    public Instant expiresAt;

    /** The key that took this one's place, which works on until its end; null for a key that nothing has replaced. */
    @Column(name = "replaced_by")
    Long replacedBy;

    public static ApiKey of(UUID account, String name, Collection<String> abilities, Instant expiresAt) {
        ApiKey key = new ApiKey();
        key.account = account;
        key.name = name;
        key.abilities = abilities.toArray(String[]::new);
        key.expiresAt = expiresAt;
        return key;
    }

    /**
     * Deletes the key, and the one that it replaced. Never by deleting the entity: of two that are deleted at once, Hibernate
     * Reactive ends the one when the other is done (its issue 1713).
     */
    public static Uni<Long> deleteWithPredecessor(long id) {
        return delete("id", id);
    }

    /** Deletes the one that the key replaced, if it still works. */
    public static Uni<Long> deletePredecessor(long id) {
        return delete("replacedBy", id);
    }

    /** Leaves the key its token until then, beside the one that takes its place. */
    public static Uni<Integer> expireAt(long id, long successor, Instant end) {
        return update("replacedBy = ?1, expiresAt = ?2 where id = ?3", successor, end, id);
    }

    /** Emits whether another key has replaced one. */
    public static Uni<Boolean> isReplaced(long id) {
        return count("id = ?1 and replacedBy is not null", id).map(found -> found > 0);
    }

    /** Whether it still holds its place, which one that works for a while beside its successor does not. */
    public boolean isCurrent() {
        return replacedBy == null;
    }

    public boolean hasEndedAt(Instant now) {
        return expiresAt != null && !now.isBefore(expiresAt);
    }

    /** The earlier of that time and its own end. */
    public Instant endNoLaterThan(Instant time) {
        return expiresAt == null || time.isBefore(expiresAt) ? time : expiresAt;
    }

    /** A key not yet stored, with the same name, abilities and end. */
    public ApiKey successor() {
        return of(account, name, List.of(abilities), expiresAt);
    }

    /** Stores the key under a secret; emits the token that its holder will send. */
    public Uni<KeyToken> store(Secret secret, Instant now) {
        digest = secret.digest();
        tokenEnd = secret.end();
        createdAt = now;
        return persistAndFlush().map(stored -> new KeyToken(id, secret));
    }
}
