package io.keyfolio.operations;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.keyfolio.testing.Await;
import io.keyfolio.testing.ConnectedAgent;
import io.keyfolio.testing.Person;
import io.keyfolio.testing.PostgresResource;
import io.keyfolio.testing.Sql;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Work in the background leaves connections to requests, even if all of it waits for locks. */
@QuarkusTest
@WithTestResource(
        value = PostgresResource.class,
        initArgs = {
            @ResourceArg(name = "keyfolio.db.pool-size", value = "4"),
            @ResourceArg(name = "keyfolio.clean-up.every", value = "1S"),
            @ResourceArg(name = "keyfolio.audit.clean-up", value = "1S"),
            @ResourceArg(name = "keyfolio.api-key.last-use-flush", value = "1S"),
            @ResourceArg(name = "keyfolio.sessions.last-seen-flush", value = "1S")
        })
class BackgroundWorkTest {

    private static final String WAITING = "select count(*) from pg_stat_activity"
            + " where datname = current_database() and wait_event_type = 'Lock'";

    /** Readers pass, and every write waits: last uses, heartbeats, audit events, clean-up and retention. */
    private static final String NO_WRITES =
            "lock table account, session, api_key, agent, audit_event in exclusive mode";

    private static final Duration TURNS_OF_EVERY_KIND = Duration.ofSeconds(4);

    @Test
    void lookUpsAreAnsweredWhileAllBackgroundWorkWaits() {
        Person alice = Person.signedUp();
        Person.Key seen = alice.issue("seen");
        Person.Key unseen = alice.issue("unseen");
        ConnectedAgent agent = ConnectedAgent.connect(alice.accountKey());
        agent.register("web", null);
        Sql.execute("insert into session (id, account_id, created_at, expires_at)"
                + " select gen_random_uuid(), id, now(), now() - interval '1 year' from account");

        List<Integer> answers = Sql.whileHolding(NO_WRITES, () -> {
            seen.request().get("/v1/profile/preferences");
            alice.signedIn().get("/v1/profile/preferences");
            Await.until(() -> Sql.one(WAITING), "1"::equals);
            Await.aSignal(() -> !Sql.one(WAITING).equals("1"), TURNS_OF_EVERY_KIND);
            assertEquals("1", Sql.one(WAITING));
            return List.of(
                    unseen.request().get("/v1/profile/preferences").statusCode(),
                    Person.bearer(unseen.token()).get("/v1/auth/verify").statusCode());
        });

        assertEquals(List.of(200, 200), answers);
    }
}
