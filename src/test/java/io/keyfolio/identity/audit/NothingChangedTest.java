package io.keyfolio.identity.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.keyfolio.testing.Person;
import io.keyfolio.testing.PostgresResource;
import io.keyfolio.testing.Sql;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A request that changes nothing writes no audit event. Events cannot be deleted, so they would fill the disk. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class NothingChangedTest {

    /** The version of a row, which every update changes. */
    private static final String ROWS = "select (select xmin::text from account where username = '%1$s') || ' ' ||"
            + " (select xmin::text from api_key where id = %2$d) || ' ' || (select count(*) from audit_event"
            + " where account_id = (select id from account where username = '%1$s'))";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PUT | /v1/profile/preferences | {}",
                "PUT | /v1/profile/preferences | {\"theme\":\"dark\",\"language\":\"en\",\"timezone\":\"UTC\"}",
                "PUT | /v1/profile/preferences | {\"unknown\":1}",
                "PATCH | /v1/profile/api-keys/{id} | {}",
                "PATCH | /v1/profile/api-keys/{id} | {\"name\":\" ci \"}",
                "PATCH | /v1/profile/api-keys/{id} | {\"abilities\":[\"*\",\"*\"]}",
                "POST | /api/profile/upload-avatar | {\"avatar_url\":\"https://example.com/a.png\"}",
                "PUT | /api/profile/username | {\"username\":\"{username}\"}",
                "PATCH | /v1/auth/user | {\"name\":\" {username} \"}"
            })
    void requestThatChangesNothingLeavesNoEvent(String method, String path, String body) {
        Person alice = Person.signedUp();
        Person.Key key = alice.issue("ci");
        send(alice, "POST", "/api/profile/upload-avatar", "{\"avatar_url\":\"https://example.com/a.png\"}", key);
        String before = Sql.one(ROWS.formatted(alice.username(), key.id()));

        send(alice, method, path, body, key);

        assertEquals(before, Sql.one(ROWS.formatted(alice.username(), key.id())));
    }

    private static void send(Person alice, String method, String path, String body, Person.Key key) {
        alice.signedIn()
                .contentType(ContentType.JSON)
                .body(body.replace("{username}", alice.username()))
                .request(method, path.replace("{id}", Long.toString(key.id())))
                .then()
                .statusCode(200);
    }
}
