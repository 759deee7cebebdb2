package io.keyfolio.feature.agent.presence;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.keyfolio.testing.Await;
import io.keyfolio.testing.ConnectedAgent;
import io.keyfolio.testing.Metrics;
import io.keyfolio.testing.Person;
import io.keyfolio.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** The metrics of agents. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class AgentMetricsTest {

    private static final String CONNECTED = "keyfolio_agents_connected";
    private static final String REGISTRATIONS = "keyfolio_agents_registrations_total";
    private static final String DELETED = "keyfolio_agents_closed_total{code=\"4403\"}";
    private static final String LAG = "keyfolio_agents_heartbeat_lag_seconds_count";

    @Test
    void agentsAreCounted() {
        Person alice = Person.signedUp();
        double registrations = value(REGISTRATIONS);
        double deleted = value(DELETED);
        double written = value(LAG);

        ConnectedAgent agent = ConnectedAgent.connect(alice.accountKey());
        String id = agent.register("web-1", null);
        double connected = value(CONNECTED);
        agent.say("{\"type\":\"heartbeat\"}");

        Await.until(() -> value(LAG), now -> now == written + 1);
        assertEquals(registrations + 1, value(REGISTRATIONS));
        alice.signedIn().delete("/api/machines/{id}", id).then().statusCode(200);
        ConnectedAgent.Closed closed = agent.awaitClosed();
        assertEquals(4403, closed.code(), closed.reason());
        assertEquals(deleted + 1, value(DELETED));
        assertEquals(connected - 1, value(CONNECTED));
    }

    private static double value(String name) {
        String metrics = Metrics.all();
        return metrics.lines()
                .filter(line -> line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
                .findFirst()
                .orElse(0);
    }
}
