package io.keyfolio.feature.sanctum;

import io.keyfolio.identity.credential.Ability;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** A row of Laravel's table {@code personal_access_tokens}. */
record SanctumToken(long line, long id, String name, String hash, Set<String> abilities, Times times) {

    private static final String DEFAULT_NAME = "My API Key";
    private static final int MOST_ABILITIES = 64;

    static SanctumToken of(CsvRow csvRow) {
        String name = csvRow.name("token_name");
        String hash = csvRow.text("token_hash");
        if (!hash.matches("[0-9a-f]{64}")) {
            throw csvRow.unfit("token_hash is not a SHA-256 in 64 lower-case hexadecimal digits");
        }
        return new SanctumToken(
                csvRow.line(),
                csvRow.id("token_id"),
                name.isEmpty() ? DEFAULT_NAME : name,
                hash,
                abilities(csvRow),
                Times.of(csvRow));
    }

    byte[] digest() {
        return HexFormat.of().parseHex(hash);
    }

    /** The abilities of the token. An ability of another form makes the row invalid, because leaving it out changes the token. */
    private static Set<String> abilities(CsvRow csvRow) {
        Set<String> abilities = new LinkedHashSet<>();
        for (Object ability : array(csvRow)) {
            if (!(ability instanceof String text) || !Ability.isWellFormed(text)) {
                throw csvRow.unfit("token_abilities holds one that is not of the form " + Ability.FORM);
            }
            abilities.add(text);
        }
        if (abilities.size() > MOST_ABILITIES) {
            throw csvRow.unfit("token_abilities holds more than " + MOST_ABILITIES);
        }
        return abilities;
    }

    private static JsonArray array(CsvRow csvRow) {
        try {
            return new JsonArray(csvRow.text("token_abilities"));
        } catch (DecodeException e) {
            throw csvRow.unfit("token_abilities is not a JSON array");
        }
    }

    @Override
    public String toString() {
        return "token " + id;
    }

    /** The times at which the token was created, expires and was last used. */
    record Times(Optional<Instant> createdAt, Optional<Instant> expiresAt, Optional<Instant> lastUsedAt) {

        static Times of(CsvRow csvRow) {
            return new Times(
                    csvRow.instant("token_created_at"),
                    csvRow.instant("token_expires_at"),
                    csvRow.instant("token_last_used_at"));
        }
    }
}
