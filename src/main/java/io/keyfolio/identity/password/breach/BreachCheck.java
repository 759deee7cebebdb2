package io.keyfolio.identity.password.breach;

import io.keyfolio.platform.concurrency.CryptoExecutors;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.mutiny.core.Vertx;
import jakarta.inject.Singleton;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;

/** Looks for passwords among breached ones, if the operator has configured a source. Without an answer, it finds none. */
@Startup
@Singleton
public class BreachCheck {

    /** The most time that a check may take. */
    static final Duration LIMIT = Duration.ofSeconds(1);

    private static final HexFormat DIGITS = HexFormat.of().withUpperCase();

    private final Optional<BreachedPasswords> source;
    private final Counter failures;
    private final FailureLog log = new FailureLog();

    BreachCheck(BreachConfig config, CryptoExecutors workers, Vertx vertx, MeterRegistry metrics) {
        this.source = config.breachUrl()
                .<BreachedPasswords>map(url -> new BreachRanges(url, vertx))
                .or(() -> config.breachFile().map(file -> new BreachFile(file, workers)));
        this.failures = Counter.builder("keyfolio.password.breach.check.failures")
                .description("Breach checks of new passwords without an answer")
                .register(metrics);
    }

    /** Emits whether the source has the password; false when it gives no answer in time. */
    public Uni<Boolean> find(byte[] password) {
        return source.map(configured -> find(configured, password))
                .orElseGet(() -> Uni.createFrom().item(false));
    }

    private Uni<Boolean> find(BreachedPasswords configured, byte[] password) {
        Context here = io.vertx.core.Vertx.currentContext();
        return configured
                .contains(hash(password))
                .ifNoItem()
                .after(LIMIT)
                .fail()
                .emitOn(emission -> here.runOnContext(now -> emission.run()))
                .onFailure()
                .invoke(this::note)
                .onFailure()
                .recoverWithItem(false);
    }

    private void note(Throwable failure) {
        failures.increment();
        log.warn(failure);
    }

    private static String hash(byte[] password) {
        try {
            return DIGITS.formatHex(MessageDigest.getInstance("SHA-1").digest(password));
        } catch (NoSuchAlgorithmException notOnThisPlatform) {
            throw new IllegalStateException(notOnThisPlatform);
        }
    }
}
