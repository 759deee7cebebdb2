package io.keyfolio.sanctum;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.keyfolio.testing.FreshDatabases;
import io.keyfolio.testing.FreshDatabases.Database;
import io.keyfolio.token.Sealer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is taken over from Laravel Sanctum, and what is not. */
class SanctumImportTest {

    private static final Sealer SEALER = Sealer.of("k1:" + "A".repeat(43) + "=");
    private static final String HEADER = "user_id,user_name,user_email,user_password,user_created_at,"
            + "token_id,token_name,token_hash,token_abilities,token_last_used_at,token_expires_at,token_created_at";
    private static final String HASH = "$2y$10$" + "a".repeat(53);
    private static final String ADA = "3,Ada Lovelace,Ada@example.com," + HASH + ",2024-01-21 10:30:00,";
    private static final String BOB = "4,Bob,bob@example.com," + HASH + ",2024-01-22 10:30:00,";
    private static final String NO_TOKEN = ",,,,,,";

    private static FreshDatabases databases;

    @TempDir
    private Path directory;

    private Database database;

    @BeforeAll
    static void start() throws Exception {
        databases = FreshDatabases.start();
    }

    @AfterAll
    static void stop() throws Exception {
        databases.close();
    }

    @BeforeEach
    void makeDatabase() throws SQLException {
        database = databases.makeMigrated();
    }

    @Test
    void accountAndTokensAreTakenOverAsTheyAre() throws Exception {
        SanctumImport.Outcome outcome = takeOver(
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
        assertEquals(new SanctumImport.Outcome(1, 0, 0, List.of()), takeOver(ADA + NO_TOKEN));
    }

    @Test
    void secondTimeChangesNothing() throws Exception {
        takeOver(ADA + token(12), BOB + NO_TOKEN);
        String before = dump();

        SanctumImport.Outcome outcome = takeOver(ADA + token(12), BOB + NO_TOKEN);

        assertEquals(new SanctumImport.Outcome(0, 0, 2, List.of()), outcome);
        assertEquals(before, dump());
    }

    @Test
    void whatWasRevokedOrDeletedSinceDoesNotComeBack() throws Exception {
        takeOver(ADA + token(12), BOB + token(13));
        database.execute("delete from api_key where id = 12");
        database.execute("delete from account where email_key = 'bob@example.com'");

        SanctumImport.Outcome outcome = takeOver(ADA + token(12), BOB + token(13));

        assertEquals(new SanctumImport.Outcome(0, 0, 2, List.of()), outcome);
        assertEquals("0", database.one("select count(*) from api_key"));
        assertEquals("1", database.one("select count(*) from account"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "user_name | user_name is missing | 3,,ada@example.com,HASH,,12,CI,DIGEST,[],,,",
                "email | user_email is not an e-mail address of at most 254 characters | 3,Ada,ada,HASH,,12,CI,DIGEST,[],,,",
                "no hash | user_password is not a bcrypt hash ($2y$ or $2a$) of cost 4 to 18 | 3,Ada,a@b.c,secret,,12,CI,DIGEST,[],,,",
                "costly | user_password is not a bcrypt hash ($2y$ or $2a$) of cost 4 to 18 | 3,Ada,a@b.c,COSTLY,,12,CI,DIGEST,[],,,",
                "time | user_created_at is not a time such as 2026-01-21 10:30:00 | 3,Ada,a@b.c,HASH,soon,12,CI,DIGEST,[],,,",
                "id | token_id is not a number from 1 to 9007199254740991 | 3,Ada,a@b.c,HASH,,0,CI,DIGEST,[],,,",
                "great id | token_id is not a number from 1 to 9007199254740991 | 3,Ada,a@b.c,HASH,,9007199254740992,CI,DIGEST,[],,,",
                "digest | token_hash is not a SHA-256 in 64 lower-case hexadecimal digits | 3,Ada,a@b.c,HASH,,12,CI,beef,[],,,",
                "abilities | token_abilities is not a JSON array | 3,Ada,a@b.c,HASH,,12,CI,DIGEST,{},,,",
                "ability | token_abilities holds one that is not of the form [a-z0-9:._-]{1,64} | 3,Ada,a@b.c,HASH,,12,CI,DIGEST,\"[\"\"Do It\"\"]\",,,",
                "number | token_abilities holds one that is not of the form [a-z0-9:._-]{1,64} | 3,Ada,a@b.c,HASH,,12,CI,DIGEST,[1],,,",
                "expiry | token_expires_at is not a time such as 2026-01-21 10:30:00 | 3,Ada,a@b.c,HASH,,12,CI,DIGEST,[],,never,",
                "cut off | has 7 columns | 3,Ada,a@b.c,HASH,,12,CI"
            })
    void badLineIsSkippedWithAllOfItsUser(String what, String reason, String line) throws Exception {
        String bad = line.replace("HASH", HASH)
                .replace("COSTLY", "$2y$19$" + "a".repeat(53))
                .replace("DIGEST", "0".repeat(64));

        SanctumImport.Outcome outcome = takeOver(BOB + token(4), bad, "3,Ada,a@b.c," + HASH + ",," + token(5));

        assertEquals(1, outcome.accounts(), what);
        assertEquals(
                List.of(new Skip(3, "user 3: " + reason), new Skip(4, "user 3: skipped because of line 3")),
                outcome.skipped());
        assertEquals("4", database.one("select string_agg(id::text, ' ') from api_key"));
    }

    @Test
    void linesThatSayDifferentThingsOfAUserAreSkipped() throws Exception {
        SanctumImport.Outcome outcome = takeOver(ADA + token(4), ADA.replace("Lovelace", "Byron") + token(5));

        assertEquals(
                List.of(
                        new Skip(2, "user 3: skipped because of line 3"),
                        new Skip(3, "user 3: says something else of the user than line 2")),
                outcome.skipped());
    }

    @Test
    void tokenWithoutAUserIsSkipped() throws Exception {
        SanctumImport.Outcome outcome = takeOver(",,,,," + token(9));

        assertEquals(new SanctumImport.Outcome(0, 0, 0, List.of(new Skip(2, "has no user_id"))), outcome);
    }

    @Test
    void linesAreCountedAsAnEditorDoes() throws Exception {
        SanctumImport.Outcome outcome =
                takeOver("4,\"Bob\nthe\nbuilder\",bob@example.com," + HASH + ",," + NO_TOKEN, ",,,,," + token(9));

        assertEquals(List.of(new Skip(5, "has no user_id")), outcome.skipped());
    }

    @Test
    void secondUserOfAnAddressIsSkippedWhateverItsCase() throws Exception {
        SanctumImport.Outcome outcome =
                takeOver(ADA + NO_TOKEN, ADA.replace("3,", "5,").replace("Ada@", "ADA@") + token(1));

        assertEquals(1, outcome.accounts());
        assertEquals(
                List.of(new Skip(
                        3,
                        "user 5: user_email belongs to an account that was not taken over from this user,"
                                + " and is left as it is")),
                outcome.skipped());
        assertEquals("0", database.one("select count(*) from api_key"));
        assertEquals("1", database.one("select count(*) from sanctum_import"));
    }

    /** What was stored of the user before is taken back. */
    @Test
    void userWithATakenIdIsSkippedWhole() throws Exception {
        takeOver(BOB + token(12));

        SanctumImport.Outcome outcome = takeOver(ADA + token(11), ADA + token(12));

        assertEquals(
                List.of(
                        new Skip(2, "user 3: skipped because of line 3"),
                        new Skip(3, "user 3: token_id 12 belongs to another key")),
                outcome.skipped());
        assertEquals("12 bob", database.one("select k.id || ' ' || username from api_key k, account"));
        assertEquals("1", database.one("select count(*) from sanctum_import"));
    }

    @Test
    void newKeysGetIdsBeyondThoseTakenOver() throws Exception {
        takeOver(ADA + token(40), ADA + token(7));
        assertEquals("41", database.one("select nextval('api_key_id_seq')"));

        takeOver(BOB + token(9));

        assertEquals("42", database.one("select nextval('api_key_id_seq')"));
    }

    @Test
    void firstIdIsNotGivenTwice() throws Exception {
        takeOver(ADA + token(1));

        assertEquals("2", database.one("select nextval('api_key_id_seq')"));
    }

    @Test
    void takenUsernameGetsARandomEnd() throws Exception {
        takeOver(ADA + NO_TOKEN, BOB.replace("Bob", "Ada Lovelace") + NO_TOKEN);

        String username = database.one("select username from account where email_key = 'bob@example.com'");
        assertTrue(username.matches("ada-lovelace-[0-9a-f]{8}"), username);
    }

    private static String token(long id) {
        return id + ",CI," + "0".repeat(64) + ",\"[\"\"*\"\"]\",,,2024-02-01 00:00:00";
    }

    private SanctumImport.Outcome takeOver(String... lines) throws Exception {
        Path file =
                Files.writeString(directory.resolve("sanctum.csv"), HEADER + "\n" + String.join("\n", lines) + "\n");
        try (Connection connection = database.connect()) {
            return new SanctumImport(connection, SEALER, Clock.systemUTC()).takeOver(SanctumExport.read(file));
        }
    }

    private String dump() throws SQLException {
        return database.one("select (select string_agg(a::text, ' ' order by id) from account a)"
                + " || (select string_agg(k::text, ' ' order by id) from api_key k)"
                + " || (select string_agg(s::text, ' ' order by source) from sanctum_import s)"
                + " || (select last_value from api_key_id_seq)");
    }
}
