package io.keyfolio.identity.session.device;

import io.keyfolio.identity.id.AccountId;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A device from which an account has signed in. */
@Entity
@Table(name = "known_device")
class KnownDevice extends PanacheEntityBase {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;

    @Column(name = "account_id", updatable = false)
    UUID account;

    @Column(updatable = false)
    byte[] fingerprint;

    @Column(name = "seen_at")
    Instant seenAt;

    /** Emits whether the account has signed in from the device before, and stores the time if so. */
    static Uni<Boolean> seeAgain(AccountId account, byte[] fingerprint, Instant now) {
        return update("seenAt = ?1 where account = ?2 and fingerprint = ?3", now, account.value(), fingerprint)
                .map(rows -> rows == 1);
    }

    static Uni<Long> countOf(AccountId account) {
        return count("account", account.value());
    }

    /** Forgets the device that the account has not used for longest. */
    static Uni<Long> forgetOldest(AccountId account) {
        return delete(
                "account = ?1 and seenAt = (select min(other.seenAt) from KnownDevice other where other.account = ?1)",
                account.value());
    }

    static Uni<Void> store(AccountId account, byte[] fingerprint, Instant now) {
        KnownDevice device = new KnownDevice();
        device.account = account.value();
        device.fingerprint = fingerprint;
        device.seenAt = now;
        return device.persistAndFlush().replaceWithVoid();
    }
}
