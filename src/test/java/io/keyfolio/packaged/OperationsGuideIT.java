package io.keyfolio.packaged;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The runbooks of docs/how-to for incidents and for the import from Laravel Sanctum. */
@DisabledOnOs(OS.WINDOWS)
class OperationsGuideIT extends OperatedHost {

    @Test
    void leakedKeysAreRevoked() throws Exception {
        JsonPath one = issue();
        JsonPath other = issue();
        List<String> steps = guide.commands("An API key has leaked");

        host.run(steps.get(0), Map.of("ID", one.getString("id"), "SESSION", session));
        host.run(steps.get(1), Map.of("ID", other.getString("id")));

        assertEquals(
                List.of(401, 401),
                List.of(profile(one.getString("plain_text_token")), profile(other.getString("plain_text_token"))));
        assertEquals("0", mine("api_keys"));
    }

    @Test
    void sessionsOfAnAccountAreEnded() throws Exception {
        host.run(guide.commands("An account was broken into").get(0), Map.of("EMAIL", email));

        assertEquals(401, profile(session));
    }

    @Test
    void leakedSigningKeyIsReplacedAtOnce() throws Exception {
        JsonPath key = issue();

        run(guide.commands("The signing key has leaked").get(0));

        assertEquals(List.of(401, 200), List.of(profile(session), profile(key.getString("plain_text_token"))));
        assertEquals(1, publishedKeys().size());
    }

    @Test
    void laravelTeamMovesWithoutChangingAKey() throws Exception {
        LaravelDatabase laravel = LaravelDatabase.fill(databases.make());
        List<String> steps = guide.commands("Export and import");
        host.run(steps.get(0), psql(laravel.database()));

        var outcome = host.attempt(steps.get(1).replaceFirst("\nrm .*", ""), Map.of());

        assertEquals("keyfolio: line 5: has no user_id\n", outcome.err());
        assertEquals(
                "keyfolio: accounts taken over: 2, with tokens: 2; taken over before: 0; lines skipped: 1\n"
                        + "keyfolio: the highest cost of their password hashes is 4;"
                        + " KEYFOLIO_PASSWORD_BCRYPT_COST should be no lower\n",
                outcome.out());
        assertEquals(
                List.of(200, 403, 401),
                Stream.of(LaravelDatabase.TOKEN, LaravelDatabase.TOKEN_OF_OLD, LaravelDatabase.TOKEN_WITHOUT_USER)
                        .map(OperatedHost::profile)
                        .toList());
        assertEquals(200, signIn("grace@example.com", LaravelDatabase.PASSWORD));
        assertEquals(200, signIn("joan@example.com", LaravelDatabase.PASSWORD));
        assertTrue(issue().getLong("id") > LaravelDatabase.HIGHEST_ID);
    }
}
