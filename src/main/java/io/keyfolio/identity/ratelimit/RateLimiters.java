package io.keyfolio.identity.ratelimit;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;

/** The rate limits of the service. An impossible setting of one stops the start. */
@Singleton
public class RateLimiters {

    private final RateLimiter credential;
    private final RateLimiter account;
    private final RateLimiter write;
    private final RateLimiter agent;
    private final RateLimiter address;
    private final RateLimiter signUp;
    private final RateLimiter mail;
    private final RateLimiter introspection;
    private final RateLimiter unknownCredential;
    private final RateLimiter accountPassword;
    private final RateLimiter addressPassword;
    private final RateLimiter wrongPassword;

    RateLimiters(RateLimitConfig config, MeterRegistry metrics) {
        boolean enabled = config.enabled();
        this.credential = new RateLimiter("credential", config.credential(), enabled, metrics);
        this.account = new RateLimiter("account", config.account(), enabled, metrics);
        this.write = new RateLimiter("write", config.write(), enabled, metrics);
        this.agent = new RateLimiter("agent", config.agent(), enabled, metrics);
        this.address = new RateLimiter("address", config.address(), enabled, metrics);
        this.signUp = new RateLimiter("sign-up", config.signUp(), enabled, metrics);
        this.mail = new RateLimiter("mail", config.mail(), enabled, metrics);
        this.introspection = new RateLimiter("introspection", config.introspection(), enabled, metrics);
        this.unknownCredential = new RateLimiter("unknown-credential", config.unknownCredential(), enabled, metrics);
        this.accountPassword = new RateLimiter("account-password", config.accountPassword(), enabled, metrics);
        this.addressPassword = new RateLimiter("address-password", config.addressPassword(), enabled, metrics);
        this.wrongPassword = new RateLimiter("wrong-password", config.wrongPassword(), enabled, metrics);
    }

    RateLimiter credential() {
        return credential;
    }

    RateLimiter account() {
        return account;
    }

    RateLimiter write() {
        return write;
    }

    RateLimiter agent() {
        return agent;
    }

    RateLimiter address() {
        return address;
    }

    RateLimiter signUp() {
        return signUp;
    }

    RateLimiter mail() {
        return mail;
    }

    RateLimiter introspection() {
        return introspection;
    }

    RateLimiter unknownCredential() {
        return unknownCredential;
    }

    public RateLimiter accountPassword() {
        return accountPassword;
    }

    public RateLimiter addressPassword() {
        return addressPassword;
    }

    public RateLimiter wrongPassword() {
        return wrongPassword;
    }
}
