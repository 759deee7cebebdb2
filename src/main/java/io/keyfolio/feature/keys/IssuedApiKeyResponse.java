package io.keyfolio.feature.keys;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.keyfolio.identity.apikey.ApiKey;
import io.keyfolio.identity.credential.Ability;
import io.keyfolio.identity.token.KeyToken;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A new API key, in the only response that includes its token. */
@Schema(name = "IssuedApiKey")
record IssuedApiKeyResponse(
        @Schema(required = true, examples = "2") long id,
        @Schema(required = true, examples = "My API Key") String name,

        @Schema(
                required = true,
                description = "The token. The service shows it only in this response.",
                examples = "2|abc123xyz...")
        String plainTextToken,

        @Schema(required = true, examples = "2026-01-21T10:30:00Z")
        Instant createdAt,

        @JsonInclude(Include.NON_NULL)
        @Schema(
                description =
                        "The abilities of the key. Present only if the request contained abilities, or if they are "
                                + "not [\"*\"].")
        List<String> abilities,

        @JsonInclude(Include.NON_NULL)
        @Schema(description = "The time at which the key expires. Absent for keys that do not expire.")
        Instant expiresAt) {

    static IssuedApiKeyResponse of(ApiKey key, KeyToken token, boolean abilitiesChosen) {
        List<String> abilities = List.of(key.abilities);
        return new IssuedApiKeyResponse(
                key.id,
                key.name,
                token.reveal(),
                key.createdAt.truncatedTo(ChronoUnit.SECONDS),
                abilitiesChosen || !abilities.equals(List.of(Ability.ALL)) ? abilities : null,
                key.expiresAt == null ? null : key.expiresAt.truncatedTo(ChronoUnit.SECONDS));
    }

    @Override
    public String toString() {
        return "IssuedApiKeyResponse[id=" + id + "]";
    }
}
