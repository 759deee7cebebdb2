package io.keyfolio.identity.mail;

import io.keyfolio.identity.mail.MailStore.Outcome;
import io.keyfolio.identity.mail.MailStore.Waiting;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/** The metrics of mails. */
@Startup
@Singleton
class MailMetrics {

    private static final double MILLIS_PER_SECOND = 1000;

    private final Map<Outcome, Counter> ended = new EnumMap<>(Outcome.class);
    private final Counter failed;
    private volatile Waiting waiting = new Waiting(0, null);
    private volatile long dead;

    MailMetrics(MeterRegistry metrics, Clock clock) {
        for (Outcome outcome : Outcome.values()) {
            ended.put(
                    outcome,
                    Counter.builder("keyfolio.mails")
                            .description("Mails of this replica, by their outcome")
                            .tag("outcome", outcome.label())
                            .register(metrics));
        }
        failed = Counter.builder("keyfolio.mail.attempts.failed")
                .description("Attempts to send a mail that failed and will be repeated")
                .register(metrics);
        Gauge.builder("keyfolio.mails.waiting", () -> waiting.number())
                .description("Mails that wait to be sent, of all replicas")
                .register(metrics);
        Gauge.builder("keyfolio.mails.dead", () -> dead)
                .description("Mails that will not be tried again, of all replicas")
                .register(metrics);
        Gauge.builder("keyfolio.mails.oldest.age.seconds", () -> age(clock))
                .description("Age of the oldest mail that waits, in seconds")
                .register(metrics);
    }

    private double age(Clock clock) {
        return waiting.oldest() == null
                ? 0
                : Duration.between(waiting.oldest(), clock.instant()).toMillis() / MILLIS_PER_SECOND;
    }

    void ended(Outcome outcome) {
        ended.get(outcome).increment();
    }

    void failed() {
        failed.increment();
    }

    void observe(Waiting now, long deadNow) {
        waiting = now;
        dead = deadNow;
    }
}
