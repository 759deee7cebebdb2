package io.keyfolio.packaged;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The runbooks of docs/how-to/rotate-keys.md do not interrupt clients. */
@DisabledOnOs(OS.WINDOWS)
class KeyRotationIT extends OperatedHost {

    @Test
    void signingKeyIsRotatedWithoutLoggingAnybodyOut() throws Exception {
        List<String> steps = guide.commands("Rotate the signing key");

        run(steps.get(0));
        List<String> announced = publishedKeys();
        run(steps.get(1));
        List<String> exchanged = publishedKeys();
        int afterExchange = profile(session);
        String newer = logIn(PASSWORD).getString("token");
        run(steps.get(2));

        assertEquals(List.of(announced.get(1), announced.get(0)), exchanged);
        assertEquals(200, afterExchange);
        assertEquals(List.of(exchanged.get(0)), publishedKeys());
        assertEquals(List.of(401, 200), List.of(profile(session), profile(newer)));
    }

    @Test
    void sealingKeyIsRotatedWithoutChangingAKey() throws Exception {
        List<String> steps = guide.commands("Rotate the sealing key");
        String old = sealedBy();
        run(steps.get(0));
        run(steps.get(1));
        assertEquals(old, sealedBy());

        String printed = run(steps.get(2));
        run(steps.get(3));

        assertNotEquals(old, sealedBy());
        assertTrue(
                printed.matches("(?s).*resealed with " + sealedBy() + ": \\d+; left under other keys: 0\n"), printed);
        assertFalse(Files.readString(directory.resolve("sealing-keys")).contains(old + ":"));
        assertEquals(
                accountKey,
                request()
                        .header("Authorization", "Bearer " + session)
                        .get("/api/profile")
                        .path("user.api_key"));
    }

    /** Only the command runs without the sealing key; the service has it. */
    @Test
    void keysUnderALostSealingKeyAreNamed() throws Exception {
        String reseal = guide.commands("Rotate the sealing key").get(2);
        String before = host.run("cat sealing-keys", Map.of());
        host.run("echo \"other:$(openssl rand -base64 32)\" >sealing-keys", Map.of());

        var outcome = host.attempt(reseal, Map.of());
        Files.writeString(directory.resolve("sealing-keys"), before);

        String accounts = database.one("select count(*) from account");
        assertEquals(1, outcome.exitCode());
        assertTrue(
                outcome.err()
                        .contains("keyfolio: account " + mine("id") + ": no sealing key with the id " + sealedBy()
                                + " is configured\n"),
                outcome.err());
        assertEquals(accounts, Long.toString(outcome.err().lines().count()));
        assertTrue(
                outcome.out().endsWith("resealed with other: 0; left under other keys: " + accounts + "\n"),
                outcome.out());
    }

    @Test
    void passwordsAreHashedAnewAtLogin() throws Exception {
        List<String> steps = guide.commands("Raise the cost of password hashes");
        run(steps.get(0));
        String before = run(steps.get(1));

        logIn(PASSWORD);

        assertTrue(before.matches("04\\|\\d+\n"), before);
        assertTrue(run(steps.get(1)).endsWith("12|1\n"));
        assertTrue(mine("password_hash").startsWith("$2a$12$"));
        assertEquals(200, profile(session));
    }
}
