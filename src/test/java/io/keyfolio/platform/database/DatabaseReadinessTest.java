package io.keyfolio.platform.database;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.Test;

/** Probes on the public port do not take the database connections of requests. */
class DatabaseReadinessTest {

    private final List<UniEmitter<? super Object>> asked = new ArrayList<>();
    private final List<Status> answers = new ArrayList<>();
    private final DatabaseReadiness readiness =
            new DatabaseReadiness(() -> Uni.createFrom().emitter(asked::add));

    @Test
    void probesAtOnceShareOneQuestion() {
        probe();
        probe();
        probe();

        asked.get(0).complete("1");

        assertEquals(1, asked.size());
        assertEquals(List.of(Status.UP, Status.UP, Status.UP), answers);
    }

    @Test
    void laterProbeAsksAgain() {
        probe();
        asked.get(0).complete("1");

        probe();
        asked.get(1).fail(new IllegalStateException("the database is away"));

        assertEquals(List.of(Status.UP, Status.DOWN), answers);
    }

    private void probe() {
        readiness.call().map(HealthCheckResponse::getStatus).subscribe().with(answers::add);
    }
}
