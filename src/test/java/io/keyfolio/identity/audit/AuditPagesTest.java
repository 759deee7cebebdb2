package io.keyfolio.identity.audit;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.keyfolio.testing.Api;
import io.keyfolio.testing.Person;
import io.keyfolio.testing.PostgresResource;
import io.keyfolio.testing.Sql;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The filters, the order and the pages of audit events. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class AuditPagesTest {

    private Person alice;

    @BeforeEach
    void signUp() {
        alice = Person.signedUp();
    }

    @Test
    void eventsOfOthersAreNotShown() {
        Person bob = Person.signedUp();
        alice.issue("one");
        bob.issue("two");
        String cursor = Trails.page(alice.session(), "?limit=1").getString("next_cursor");

        assertEquals(List.of("api_key.created", "account.created"), Trails.actions(alice.session()));
        assertEquals(
                List.of("account.created"),
                Trails.page(bob.session(), "?cursor=" + cursor).getList("events.action"));
    }

    @Test
    void pagesFollowEachOtherWhateverHappensMeanwhile() {
        for (int key = 0; key < 4; key++) {
            alice.issue("key " + key);
        }
        List<Object> all = Trails.page(alice.session(), "").getList("events.id");

        List<Object> seen = new ArrayList<>();
        String query = "?limit=2";
        for (int page = 0; page < 2; page++) {
            JsonPath answer = Trails.page(alice.session(), query);
            seen.addAll(answer.getList("events.id"));
            query = "?limit=2&cursor=" + answer.getString("next_cursor");
            alice.issue("meanwhile");
        }
        JsonPath last = Trails.page(alice.session(), query);
        seen.addAll(last.getList("events.id"));

        assertEquals(all, seen);
        assertTrue(last.getMap("").containsKey("next_cursor"));
        assertEquals(null, last.getString("next_cursor"));
    }

    @Test
    void fullLastPageIsTheLast() {
        alice.issue("ci");

        alice.signedIn().get(Trails.AUDIT + "?limit=2").then().statusCode(200).body("next_cursor", equalTo(null));
    }

    @Test
    void pageHasFiftyEventsUnlessMoreAreWanted() {
        String account = account();
        Sql.execute("insert into audit_event (account_id, at, action, address) select '" + account
                + "', now(), 'avatar.changed', '127.0.0.1' from generate_series(1, 120)");

        assertEquals(50, Trails.actions(alice.session()).size());
        assertEquals(
                100,
                Trails.page(alice.session(), "?limit=100").getList("events").size());
    }

    @Test
    void actionChoosesEvents() {
        alice.issue("ci");

        assertEquals(
                List.of("account.created"),
                Trails.page(alice.session(), "?action=account.created").getList("events.action"));
        assertEquals(
                List.of(),
                Trails.page(alice.session(), "?action=api_key.revoked").getList("events"));
    }

    /** An event at exactly that time: from includes it, to excludes it. */
    @ParameterizedTest
    @CsvSource({
        "from=2001-02-03T04:05:06Z, 1",
        "from=2001-02-03T05:05:06%2B01:00, 1",
        "from=2001-02-03T04:05:06.000001Z, 0",
        "to=2001-02-03T04:05:06.000001Z, 1",
        "to=2001-02-03T04:05:06Z, 0",
        "from=0000-01-01T00:00:00Z&to=9999-12-31T23:59:59Z, 1",
        "from=2002-01-01T00:00:00Z&to=2001-01-01T00:00:00Z, 0"
    })
    void timeChoosesEvents(String query, int expected) {
        Sql.execute("insert into audit_event (account_id, at, action, address) values ('" + account()
                + "', '2001-02-03T04:05:06Z', 'avatar.changed', '127.0.0.1')");

        assertEquals(
                expected,
                Trails.page(alice.session(), "?action=avatar.changed&" + query)
                        .getList("events")
                        .size());
    }

    @ParameterizedTest
    @CsvSource(
            value = {
                "cursor; 1",
                "cursor; !",
                "cursor; LTE",
                "cursor; OTk5OTk5OTk5OTk5OTk5OTk5OTk5OTk5OTk",
                "limit; 0",
                "limit; 101",
                "limit; -1",
                "limit; ten",
                "action; nothing",
                "action; API_KEY_CREATED",
                "from; yesterday",
                "from; 2026-01-01",
                "to; 1700000000",
                "to; 2026-13-01T00:00:00Z",
                "to; 2026-01-01T00:00:00+01:00"
            },
            delimiter = ';')
    void wrongParameterIsRefused(String name, String value) {
        var answer = alice.signedIn().urlEncodingEnabled(false).get(Trails.AUDIT + "?" + name + "=" + value);

        Api.DEVELOPER.assertFieldsRefused(answer, name);
    }

    @Test
    void allWrongParametersAreNamedAtOnce() {
        var answer = alice.signedIn().get(Trails.AUDIT + "?limit=0&action=x&from=x&to=x&cursor=x");

        Api.DEVELOPER.assertFieldsRefused(answer, "limit", "action", "from", "to", "cursor");
    }

    private String account() {
        return alice.signedIn().get("/v1/auth/user").path("payload.uuid");
    }
}
