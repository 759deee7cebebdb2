package io.keyfolio.feature.verification.introspection;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.keyfolio.testing.Await;
import io.keyfolio.testing.Metrics;
import io.keyfolio.testing.Person;
import io.keyfolio.testing.PostgresResource;
import io.keyfolio.testing.Sql;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Introspections are counted. The account of the caller gets one audit event an hour for each introspected account. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class IntrospectionAuditTest {

    private static final String EVENTS =
            "select count(*) from audit_event where action = 'token.introspected' and credential_id = '%s'";

    @Test
    void accountAskedAboutIsInTheAuditOnce() {
        Person alice = Person.signedUp();
        Person bob = Person.signedUp();
        Person asking = Person.introspector();
        Person.Key asker = asking.issue(Map.of("abilities", List.of("tokens:introspect")));
        introspect(asker, "anything"); // an introspection before the counts are read
        double active = counted("active");
        double inactive = counted("inactive");

        for (String token : List.of(alice.session(), alice.issue("ci").token(), "unknown", bob.session())) {
            introspect(asker, token);
        }

        assertEquals(active + 3, counted("active"));
        assertEquals(inactive + 1, counted("inactive"));
        Await.until(() -> Sql.one(EVENTS.formatted(asker.id())), "2"::equals);
        assertEquals(
                asking.username() + " api-key " + alice.username(),
                Sql.one("select concat_ws(' ', asker.username, credential_kind, asked.username)"
                        + " from audit_event e join account asker on asker.id = e.account_id"
                        + " join account asked on asked.id::text = e.target"
                        + " where credential_id = '" + asker.id() + "' and action = 'token.introspected'"
                        + " order by e.id limit 1"));
    }

    private static void introspect(Person.Key asker, String token) {
        asker.request()
                .contentType(ContentType.URLENC)
                .formParam("token", token)
                .post("/oauth2/introspect")
                .then()
                .statusCode(200);
    }

    private static double counted(String outcome) {
        return Metrics.value("keyfolio_introspections_total{outcome=\"" + outcome + "\"}");
    }
}
