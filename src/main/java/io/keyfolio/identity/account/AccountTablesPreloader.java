package io.keyfolio.identity.account;

import io.keyfolio.identity.password.EnteredPassword;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Loads what checks of addresses and passwords need when the service starts: tables of normalization and of domain names. */
@Singleton
class AccountTablesPreloader {

    void load(@Observes StartupEvent event) {
        EmailAddresses.brokenRule("j\u00f6rg@b\u00fccher.example");
        new EnteredPassword("\u00bd").isTooLong();
    }
}
