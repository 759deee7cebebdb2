package io.keyfolio.identity.invalidation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.keyfolio.testing.Await;
import io.keyfolio.testing.LoggedErrors;
import io.keyfolio.testing.Person;
import io.keyfolio.testing.PostgresResource;
import io.keyfolio.testing.Sql;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Another client of the database sends a notification on the channel of the heartbeats. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class MalformedHeartbeatTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "1 2", "99999999999999999999"})
    void isIgnoredWithAWarning(String payload) throws Exception {
        Person.Key key = Person.signedUp().issue("ci");
        try (LoggedErrors log = LoggedErrors.andWarnings()) {
            Sql.execute("select pg_notify('keyfolio_heartbeats', '" + payload + "')");

            Await.until(log::messages, messages -> !messages.isEmpty());
            String expected = NotificationListener.class.getName() + ": Heartbeat malformed";
            assertEquals(1, log.messages().size(), log.messages()::toString);
            assertEquals(expected, log.messages().get(0).substring(0, expected.length()));
        }
        assertEquals(200, key.request().get("/v1/auth/verify").statusCode());
    }
}
