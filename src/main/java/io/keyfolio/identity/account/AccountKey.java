package io.keyfolio.identity.account;

import io.keyfolio.platform.crypto.Sealer;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/** The account API key at rest: its digest for look-ups, and the sealed key to show it again. */
@Embeddable
public class AccountKey {

    @Column(name = "key_digest")
    byte[] digest;

    @Column(name = "key_sealed")
    byte[] sealed;

    @Column(name = "key_sealed_by")
    String sealedBy;

    static AccountKey of(byte[] digest, Sealer.Sealed sealed) {
        AccountKey key = new AccountKey();
        key.digest = digest;
        key.sealed = sealed.box();
        key.sealedBy = sealed.keyId();
        return key;
    }

    Sealer.Sealed sealed() {
        return new Sealer.Sealed(sealedBy, sealed);
    }
}
