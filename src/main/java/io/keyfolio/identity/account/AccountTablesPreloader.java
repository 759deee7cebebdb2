package io.keyfolio.identity.account;

import io.keyfolio.identity.account.email.EmailAddresses;
import io.keyfolio.identity.password.EnteredPassword;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Loads the tables of Unicode normalization and domain names at the start, so that no request waits for them. */
@Singleton
class AccountTablesPreloader {

    void load(@Observes StartupEvent event) {
        EmailAddresses.brokenRule("j\u00f6rg@b\u00fccher.example");
        new EnteredPassword("\u00bd").isTooLong();
    }
}
