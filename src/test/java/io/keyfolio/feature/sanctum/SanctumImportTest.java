package io.keyfolio.feature.sanctum;

import static io.keyfolio.feature.sanctum.Laravel.ADA;
import static io.keyfolio.feature.sanctum.Laravel.BOB;
import static io.keyfolio.feature.sanctum.Laravel.HASH;
import static io.keyfolio.feature.sanctum.Laravel.NO_TOKEN;
import static io.keyfolio.feature.sanctum.Laravel.token;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.keyfolio.testing.FreshDatabases;
import io.keyfolio.testing.FreshDatabases.Database;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The users and tokens that are imported from Laravel Sanctum. */
@Tag("programs")
class SanctumImportTest {

    @RegisterExtension
    private static final FreshDatabases databases = FreshDatabases.startApart();

    @TempDir
    private Path directory;

    private Database database;
    private Laravel laravel;

    @BeforeEach
    void makeDatabase() throws SQLException {
        database = databases.makeMigrated();
        laravel = new Laravel(database, directory);
    }

    @Test
    void accountAndTokensAreTakenOverAsTheyAre() throws Exception {
        SanctumImport.Outcome outcome = laravel.takeOver(
                ADA + "17,CI,1" + "0".repeat(63)
                        + ",\"[\"\"orders:read\"\"]\",2025-01-01 00:00:01,2030-01-01 00:00:02,2024-02-01 00:00:03",
                ADA + token(12));

        assertEquals(new SanctumImport.Outcome(1, 2, 0, List.of()), outcome);
        assertEquals(
                "(ada-lovelace,\"Ada Lovelace\",Ada@example.com,ada@example.com," + HASH
                        + ",2,\"2024-01-21 10:30:00\")",
                database.one("select (username, name, email, email_key, password_hash, api_keys,"
                        + " created_at at time zone 'UTC')::text from account"));
        assertEquals(
                "(CI,\"\\\\x1" + "0".repeat(63) + "\",{orders:read},\"2024-02-01 00:00:03\",\"2030-01-01 00:00:02\","
                        + "\"2025-01-01 00:00:01\")",
                database.one("select (name, digest, abilities, created_at at time zone 'UTC',"
                        + " expires_at at time zone 'UTC', last_used_at at time zone 'UTC')::text"
                        + " from api_key where id = 17"));
    }

    @Test
    void userWithoutTokensIsTakenOver() throws Exception {
        assertEquals(new SanctumImport.Outcome(1, 0, 0, List.of()), laravel.takeOver(ADA + NO_TOKEN));
    }

    /** The prefixes of other libraries are equivalent, and each hash covers the raw bytes. */
    @ParameterizedTest
    @ValueSource(strings = {"$2y$", "$2b$", "$2a$"})
    void hashesOfBcryptAreTakenOverWhateverTheyAreCalled(String prefix) throws Exception {
        laravel.takeOver(ADA.replace("$2y$", prefix) + NO_TOKEN);

        assertEquals(
                prefix + HASH.substring(4) + " RAW",
                database.one("select password_hash || ' ' || password_form from account"));
    }

    @Test
    void roleOfTheServiceMayTakeOver() throws Exception {
        database.execute("create role service_that_imports");
        database.execute("select grant_service('service_that_imports')");

        assertEquals(
                new SanctumImport.Outcome(1, 1, 0, List.of()),
                laravel.takeOverAs("service_that_imports", ADA + token(12)));
    }

    @Test
    void secondTimeChangesNothing() throws Exception {
        laravel.takeOver(ADA + token(12), BOB + NO_TOKEN);
        String before = laravel.dump();

        SanctumImport.Outcome outcome = laravel.takeOver(ADA + token(12), BOB + NO_TOKEN);

        assertEquals(new SanctumImport.Outcome(0, 0, 2, List.of()), outcome);
        assertEquals(before, laravel.dump());
    }

    @Test
    void whatWasRevokedOrDeletedSinceDoesNotComeBack() throws Exception {
        laravel.takeOver(ADA + token(12), BOB + token(13));
        database.execute("delete from api_key where id = 12");
        database.execute("delete from account where email_key = 'bob@example.com'");

        SanctumImport.Outcome outcome = laravel.takeOver(ADA + token(12), BOB + token(13));

        assertEquals(new SanctumImport.Outcome(0, 0, 2, List.of()), outcome);
        assertEquals("0", database.one("select count(*) from api_key"));
        assertEquals("1", database.one("select count(*) from account"));
    }

    @Test
    void newKeysGetIdsBeyondThoseTakenOver() throws Exception {
        laravel.takeOver(ADA + token(40), ADA + token(7));
        assertEquals("41", database.one("select nextval('api_key_id_seq')"));

        laravel.takeOver(BOB + token(9));

        assertEquals("42", database.one("select nextval('api_key_id_seq')"));
    }

    @Test
    void firstIdIsNotGivenTwice() throws Exception {
        laravel.takeOver(ADA + token(1));

        assertEquals("2", database.one("select nextval('api_key_id_seq')"));
    }

    /** The joiner of a Persian name stays; other hidden characters are removed and the user is imported. */
    @ParameterizedTest
    @CsvSource({
        "'Ada\u202e Love\u0085lace', 'Ada Love lace'",
        "'\ufeffAda\u200b', Ada",
        "'A\u0378da', Ada",
        "'\u0645\u06cc\u200c\u062e\u200c', '\u0645\u06cc\u200c\u062e'"
    })
    void namesAreTakenOverWithoutWhatCannotBeShown(String name, String kept) throws Exception {
        SanctumImport.Outcome outcome = laravel.takeOver(
                ADA.replace("Ada Lovelace", name) + token(12).replace("CI", name),
                BOB + token(13).replace("CI", "\u200b\u202e"));

        assertEquals(new SanctumImport.Outcome(2, 2, 0, List.of()), outcome);
        assertEquals(kept, database.one("select name from account where email_key = 'ada@example.com'"));
        assertEquals(kept, database.one("select name from api_key where id = 12"));
        assertEquals("My API Key", database.one("select name from api_key where id = 13"));
    }

    @Test
    void takenUsernameGetsARandomEnd() throws Exception {
        laravel.takeOver(ADA + NO_TOKEN, BOB.replace("Bob", "Ada Lovelace") + NO_TOKEN);

        String username = database.one("select username from account where email_key = 'bob@example.com'");
        assertTrue(username.matches("ada-lovelace-[0-9a-f]{8}"), username);
    }
}
