package io.keyfolio.operations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.keyfolio.testing.CountedPostgresResource;
import io.keyfolio.testing.CountingProxy;
import io.keyfolio.testing.Person;
import io.keyfolio.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The number of statements of a request without a cache, counted on the wire. */
@QuarkusTest
@WithTestResource(CountedPostgresResource.class)
class RoundTripsTest {

    private static final String PREFERENCES = "/v1/profile/preferences";
    private static final String KEYS = "/v1/profile/api-keys";

    private static final int ATTEMPTS = 5;

    /** A writing statement anywhere in the text, because a {@code with} clause can contain one. */
    private static final Pattern WRITE = Pattern.compile("(?i)\\b(insert|update|delete|merge|truncate)\\b");

    private CountingProxy database;

    @Test
    void wrongChecksumIsRefusedWithoutTheDatabase() {
        String wrong = Tokens.withWrongChecksum(Person.signedUp().issue("ci").token());

        List<String> statements = statementsOf(wrong, PREFERENCES, 401);

        assertEquals(List.of(), statements);
    }

    @Test
    void forgedSessionIsRefusedWithoutTheDatabase() {
        String session = Person.signedUp().session();
        String forged = session.substring(0, session.lastIndexOf('.')) + ".c2lnbmF0dXJl";

        List<String> statements = statementsOf(forged, PREFERENCES, 401);

        assertEquals(List.of(), statements);
    }

    @Test
    void keyWithoutTheAbilityIsRefusedAfterOneStatement() {
        Person.Key key = Person.signedUp().issue(Map.of("name", "ci", "abilities", List.of("profile:read")));

        List<String> statements = statementsOf(key.token(), PREFERENCES, 403);

        assertEquals(1, statements.size(), statements::toString);
        assertReadsOnly(statements);
    }

    @ParameterizedTest
    @ValueSource(strings = {PREFERENCES, "/api/profile", "/v1/auth/user", "/v1/auth/verify"})
    void readsCostOneStatementAndWriteNothing(String path) {
        Person alice = Person.signedUp();
        Person.Key key = alice.issue("ci");

        List<String> withKey = statementsOf(key.token(), path, 200);
        List<String> withSession = statementsOf(alice.session(), path, 200);

        assertEquals(1, withKey.size(), withKey::toString);
        assertEquals(1, withSession.size(), withSession::toString);
        assertReadsOnly(withKey);
        assertReadsOnly(withSession);
    }

    /** The statement that lists the keys also writes their noted uses. */
    @ParameterizedTest
    @CsvSource({"key", "session"})
    void listingKeysCostsTwoStatements(String credential) {
        Person alice = Person.signedUp();
        Person.Key key = alice.issue("ci");

        List<String> statements = statementsOf(credential.equals("key") ? key.token() : alice.session(), KEYS, 200);

        assertEquals(2, statements.size(), statements::toString);
    }

    @Test
    void manyUsesOfAKeyWriteNothing() {
        Person.Key key = Person.signedUp().issue("ci");

        List<String> statements = database.statementsOf(() -> {
            for (int use = 0; use < 50; use++) {
                key.request().get(PREFERENCES).then().statusCode(200);
            }
        });

        long lookUps = statements.stream()
                .filter(statement -> !statement.contains("pg_logical_emit_message"))
                .count();
        assertTrue(lookUps >= 50 && lookUps <= 60, statements::toString);
        assertReadsOnly(statements);
    }

    /** Those of a request that is not repeated because the service proved meanwhile, as it does now and then, which server is the primary. */
    private List<String> statementsOf(String token, String path, int status) {
        return Stream.generate(() -> database.statementsOf(
                        () -> Person.bearer(token).get(path).then().statusCode(status)))
                .limit(ATTEMPTS)
                .filter(statements ->
                        statements.stream().noneMatch(statement -> statement.contains("pg_control_system")))
                .findFirst()
                .orElseThrow();
    }

    private static void assertReadsOnly(List<String> statements) {
        statements.forEach(statement -> assertTrue(!WRITE.matcher(statement).find(), () -> "writes: " + statement));
    }
}
