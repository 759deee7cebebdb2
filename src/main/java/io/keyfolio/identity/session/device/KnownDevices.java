package io.keyfolio.identity.session.device;

import io.keyfolio.identity.id.AccountId;
import io.keyfolio.platform.http.lifecycle.RequestOrigin;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;

/**
 * Remembers the devices from which accounts sign in: the browser and the system, in a network. The caller's transaction must have
 * locked the account's row, or have made it.
 */
@Singleton
public class KnownDevices {

    private static final int MOST = 50;

    private final Clock clock;

    KnownDevices(Clock clock) {
        this.clock = clock;
    }

    /**
     * Stores that an account signs in from a device, in the present Hibernate session. Emits whether the account has signed in
     * before, and never from this device; that of the account's first sign-in is not new.
     */
    public Uni<Boolean> note(AccountId account, RequestOrigin origin) {
        byte[] fingerprint = fingerprint(account, origin);
        Instant now = clock.instant();
        return KnownDevice.seeAgain(account, fingerprint, now)
                .chain(known -> known ? Uni.createFrom().item(false) : add(account, fingerprint, now));
    }

    private static Uni<Boolean> add(AccountId account, byte[] fingerprint, Instant now) {
        return KnownDevice.countOf(account)
                .call(number -> number < MOST ? Uni.createFrom().item(0L) : KnownDevice.forgetOldest(account))
                .call(() -> KnownDevice.store(account, fingerprint, now))
                .map(number -> number > 0);
    }

    private static byte[] fingerprint(AccountId account, RequestOrigin origin) {
        String text =
                account.value() + "\n" + DeviceName.of(origin.userAgent()) + "\n" + ClientNetwork.of(origin.address());
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
