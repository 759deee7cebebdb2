package io.keyfolio.identity.account.username;

import io.keyfolio.identity.account.Account;
import io.keyfolio.identity.id.AccountId;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A username that an account gave up, and that no other account can take before a time. */
@Entity
@Table(name = "reserved_username")
class ReservedUsername extends PanacheEntityBase {

    @Id
    @Column(name = "username_key")
    String usernameKey;

    @Column(name = "account_id")
    UUID account;

    @Column(name = "reserved_until")
    Instant reservedUntil;

    /** Reserves the username of an account, whose row is locked; replaces a reservation that is over. */
    static Uni<Void> reserve(Account account, Instant until) {
        ReservedUsername reserved = new ReservedUsername();
        reserved.usernameKey = account.usernameKey;
        reserved.account = account.id;
        reserved.reservedUntil = until;
        return delete("usernameKey = ?1", account.usernameKey)
                .chain(() -> reserved.persistAndFlush())
                .replaceWithVoid();
    }

    /** Emits whether the username is reserved for another account. */
    static Uni<Boolean> isReserved(String usernameKey, AccountId taker, Instant now) {
        return count("usernameKey = ?1 and account <> ?2 and reservedUntil > ?3", usernameKey, taker.value(), now)
                .map(rows -> rows > 0);
    }

    /** Ends the reservation of a username that its account took back. */
    static Uni<Long> release(String usernameKey, AccountId account) {
        return delete("usernameKey = ?1 and account = ?2", usernameKey, account.value());
    }
}
