package io.keyfolio.ratelimit;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;

/** The limits there are; a setting that makes none of them stops the start. */
@Singleton
class Limits {

    private final Limit credential;
    private final Limit account;
    private final Limit write;
    private final Limit agent;
    private final Limit address;
    private final Limit signUp;
    private final Limit introspection;
    private final Limit unknownCredential;
    private final Limit accountPassword;
    private final Limit addressPassword;
    private final Limit wrongPassword;

    Limits(RateLimitConfig config, MeterRegistry metrics) {
        boolean enabled = config.enabled();
        this.credential = new Limit("credential", config.credential(), enabled, metrics);
        this.account = new Limit("account", config.account(), enabled, metrics);
        this.write = new Limit("write", config.write(), enabled, metrics);
        this.agent = new Limit("agent", config.agent(), enabled, metrics);
        this.address = new Limit("address", config.address(), enabled, metrics);
        this.signUp = new Limit("sign-up", config.signUp(), enabled, metrics);
        this.introspection = new Limit("introspection", config.introspection(), enabled, metrics);
        this.unknownCredential = new Limit("unknown-credential", config.unknownCredential(), enabled, metrics);
        this.accountPassword = new Limit("account-password", config.accountPassword(), enabled, metrics);
        this.addressPassword = new Limit("address-password", config.addressPassword(), enabled, metrics);
        this.wrongPassword = new Limit("wrong-password", config.wrongPassword(), enabled, metrics);
    }

    Limit credential() {
        return credential;
    }

    Limit account() {
        return account;
    }

    Limit write() {
        return write;
    }

    Limit agent() {
        return agent;
    }

    Limit address() {
        return address;
    }

    Limit signUp() {
        return signUp;
    }

    Limit introspection() {
        return introspection;
    }

    Limit unknownCredential() {
        return unknownCredential;
    }

    Limit accountPassword() {
        return accountPassword;
    }

    Limit addressPassword() {
        return addressPassword;
    }

    Limit wrongPassword() {
        return wrongPassword;
    }
}
