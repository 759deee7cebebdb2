package io.keyfolio.feature.sanctum;

import static io.keyfolio.feature.sanctum.Laravel.ADA;
import static io.keyfolio.feature.sanctum.Laravel.BOB;
import static io.keyfolio.feature.sanctum.Laravel.HASH;
import static io.keyfolio.feature.sanctum.Laravel.NO_TOKEN;
import static io.keyfolio.feature.sanctum.Laravel.token;
import static org.junit.jupiter.api.Assertions.assertEquals;

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

/** The rows that an import from Laravel Sanctum skips, and the reasons that it prints. */
@Tag("programs")
class SanctumSkipsTest {

    @RegisterExtension
    private static final FreshDatabases databases = FreshDatabases.start();

    @TempDir
    private Path directory;

    private Database database;
    private Laravel laravel;

    @BeforeEach
    void makeDatabase() throws SQLException {
        database = databases.makeMigrated();
        laravel = new Laravel(database, directory);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "user_name | user_name is missing | 3,,ada@example.com,HASH,,12,CI,DIGEST,[],,,",
                "email | user_email is not an e-mail address of at most 254 characters | 3,Ada,ada,HASH,,12,CI,DIGEST,[],,,",
                "no name | user_name is missing | 3,\u200b\u202e,a@b.c,HASH,,12,CI,DIGEST,[],,,",
                "hidden | user_email must not contain U+200B, an invisible character (character 6) | 3,Ada,a@b.c\u200b,HASH,,12,CI,DIGEST,[],,,",
                "argon2 | user_password is not a bcrypt hash ($2y$, $2b$ or $2a$) of cost 4 to 18: it looks like Argon2 | 3,Ada,a@b.c,$argon2id$v=19$m=65536$c2FsdA$aGFzaA,,12,CI,DIGEST,[],,,",
                "md5 | user_password is not a bcrypt hash ($2y$, $2b$ or $2a$) of cost 4 to 18: it looks like MD5 | 3,Ada,a@b.c,5f4dcc3b5aa765d61d8327deb882cf99,,12,CI,DIGEST,[],,,",
                "old bcrypt | user_password is not a bcrypt hash ($2y$, $2b$ or $2a$) of cost 4 to 18: it looks like bcrypt as PHP had it before 5.3.7 | 3,Ada,a@b.c,OLD,,12,CI,DIGEST,[],,,",
                "no hash | user_password is not a bcrypt hash ($2y$, $2b$ or $2a$) of cost 4 to 18 | 3,Ada,a@b.c,secret,,12,CI,DIGEST,[],,,",
                "costly | user_password is not a bcrypt hash ($2y$, $2b$ or $2a$) of cost 4 to 18: it looks like bcrypt of another cost or cut off | 3,Ada,a@b.c,COSTLY,,12,CI,DIGEST,[],,,",
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
                .replace("OLD", "$2x$10$" + "a".repeat(53))
                .replace("DIGEST", "0".repeat(64));

        SanctumImport.Outcome outcome = laravel.takeOver(BOB + token(4), bad, "3,Ada,a@b.c," + HASH + ",," + token(5));

        assertEquals(1, outcome.accounts(), what);
        assertEquals(
                List.of(new SkippedRow(3, "user 3: " + reason), new SkippedRow(4, "user 3: skipped because of line 3")),
                outcome.skipped());
        assertEquals("4", database.one("select string_agg(id::text, ' ') from api_key"));
    }

    @Test
    void linesThatSayDifferentThingsOfAUserAreSkipped() throws Exception {
        SanctumImport.Outcome outcome = laravel.takeOver(ADA + token(4), ADA.replace("Lovelace", "Byron") + token(5));

        assertEquals(
                List.of(
                        new SkippedRow(2, "user 3: skipped because of line 3"),
                        new SkippedRow(3, "user 3: says something else of the user than line 2")),
                outcome.skipped());
    }

    @Test
    void tokenWithoutAUserIsSkipped() throws Exception {
        SanctumImport.Outcome outcome = laravel.takeOver(",,,,," + token(9));

        assertEquals(new SanctumImport.Outcome(0, 0, 0, List.of(new SkippedRow(2, "has no user_id"))), outcome);
    }

    @Test
    void linesAreCountedAsAnEditorDoes() throws Exception {
        SanctumImport.Outcome outcome = laravel.takeOver(
                "4,\"Bob\nthe\nbuilder\",bob@example.com," + HASH + ",," + NO_TOKEN, ",,,,," + token(9));

        assertEquals(List.of(new SkippedRow(5, "has no user_id")), outcome.skipped());
    }

    @Test
    void secondUserOfAnAddressIsSkippedWhateverItsCase() throws Exception {
        SanctumImport.Outcome outcome =
                laravel.takeOver(ADA + NO_TOKEN, ADA.replace("3,", "5,").replace("Ada@", "ADA@") + token(1));

        assertEquals(1, outcome.accounts());
        assertEquals(
                List.of(new SkippedRow(
                        3,
                        "user 5: user_email belongs to an account that was not taken over from this user,"
                                + " and is left as it is")),
                outcome.skipped());
        assertEquals("0", database.one("select count(*) from api_key"));
        assertEquals("1", database.one("select count(*) from sanctum_import"));
    }

    /** The import rolls back the rows that it stored for the user. */
    @Test
    void userWithATakenIdIsSkippedWhole() throws Exception {
        laravel.takeOver(BOB + token(12));

        SanctumImport.Outcome outcome = laravel.takeOver(ADA + token(11), ADA + token(12));

        assertEquals(
                List.of(
                        new SkippedRow(2, "user 3: skipped because of line 3"),
                        new SkippedRow(3, "user 3: token_id 12 belongs to another key")),
                outcome.skipped());
        assertEquals("12 bob", database.one("select k.id || ' ' || username from api_key k, account"));
        assertEquals("1", database.one("select count(*) from sanctum_import"));
    }
}
