package io.keyfolio.feature.keys;

import io.keyfolio.identity.credential.Ability;
import io.keyfolio.platform.json.JsonRequest;
import io.keyfolio.platform.json.OptionalBody;
import io.keyfolio.platform.text.DisplayText;
import io.keyfolio.platform.text.DisplayTexts;
import jakarta.validation.constraints.Future;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The creation of an API key: its name, abilities and expiry. */
@OptionalBody
@Schema(name = "CreateApiKeyRequest", description = "All fields are optional, and so is the body.")
record CreateApiKeyRequest(
        @Schema(
                description =
                        "The default is \"My API Key\"; a name of blanks and invisible characters counts as missing. "
                                + DisplayText.DESCRIPTION,
                maxLength = DisplayText.LONGEST_NAME,
                examples = "Production Key")
        @DisplayText
        String name,

        @Schema(
                nullable = true,
                description =
                        "The abilities of the key, which the caller must have itself. The default is the abilities "
                                + "of the caller. This field extends the published API.",
                examples = "[\"preferences:read\"]")
        @Size(min = 1, max = 64, message = "must name 1 to 64 abilities")
        List<
                        @NotNull(message = ABILITY_RULE)
                        @Pattern(regexp = "^(\\*|" + Ability.FORM + ")$", message = ABILITY_RULE) String>
                abilities,

        @Schema(
                description =
                        "The time at which the key expires, which must be in the future. Without it, the key does "
                                + "not expire. This field extends the published API.",
                examples = "2027-01-21T10:30:00Z")
        @Future(message = "must be in the future")
        Instant expiresAt)
        implements JsonRequest {

    private static final String DEFAULT_NAME = "My API Key";
    static final String ABILITY_RULE =
            "must hold abilities of 1 to 64 lower-case letters, digits, ':', '.', '_' or '-', or \"*\"";

    CreateApiKeyRequest {
        String trimmed = name == null ? "" : DisplayTexts.trim(name);
        name = trimmed.isEmpty() ? DEFAULT_NAME : trimmed;
    }

    /** The abilities of the key: the chosen ones, or those of the caller. */
    Set<String> abilitiesOr(Set<String> makers) {
        return Optional.ofNullable(abilities)
                .<Set<String>>map(LinkedHashSet::new)
                .orElse(makers);
    }

    /** Whether the request chooses abilities. */
    boolean choosesAbilities() {
        return abilities != null;
    }
}
