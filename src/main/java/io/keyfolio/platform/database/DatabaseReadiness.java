package io.keyfolio.platform.database;

import io.keyfolio.platform.database.failure.DatabaseFailure;
import io.keyfolio.platform.database.primary.PrimaryProofs;
import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** A readiness check that is up while the database answers and is proven to be the primary. It says why it is not. */
@Readiness
@Singleton
class DatabaseReadiness implements AsyncHealthCheck {

    private static final String NAME = "database";
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Supplier<Uni<?>> question;
    private final AtomicReference<Uni<HealthCheckResponse>> underWay = new AtomicReference<>();

    @Inject
    DatabaseReadiness(Pool database, PrimaryProofs proofs) {
        this(() -> proofs.require().chain(() -> database.query("select 1").execute()));
    }

    DatabaseReadiness(Supplier<Uni<?>> question) {
        this.question = question;
    }

    /**
     * Answers all concurrent probes with one query, which uses one connection at most: anyone can send probes to the public
     * port.
     */
    @Override
    public Uni<HealthCheckResponse> call() {
        Uni<HealthCheckResponse> mine =
                ask().onTermination().invoke(() -> underWay.set(null)).memoize().indefinitely();
        Uni<HealthCheckResponse> earlier = underWay.compareAndExchange(null, mine);
        return earlier == null ? mine : earlier;
    }

    private Uni<HealthCheckResponse> ask() {
        return Uni.createFrom()
                .deferred(question::get)
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .map(answer -> HealthCheckResponse.up(NAME))
                .onFailure()
                .recoverWithItem(DatabaseReadiness::down);
    }

    /** The kind of the failure alone: its message may name hosts, and anyone can send probes to the public port. */
    private static HealthCheckResponse down(Throwable failure) {
        String reason = DatabaseFailure.of(failure).map(DatabaseFailure::words).orElse("the database does not answer");
        return HealthCheckResponse.named(NAME).down().withData("reason", reason).build();
    }
}
