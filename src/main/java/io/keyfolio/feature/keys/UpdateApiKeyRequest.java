package io.keyfolio.feature.keys;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.keyfolio.identity.apikey.ApiKey;
import io.keyfolio.identity.credential.Ability;
import io.keyfolio.platform.json.JsonRequest;
import io.keyfolio.platform.json.NotNullIfPresent;
import io.keyfolio.platform.json.NotNullListReader;
import io.keyfolio.platform.text.DisplayText;
import io.keyfolio.platform.text.DisplayTexts;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A change of an API key; a field that is left out does not change. */
@Schema(name = "UpdateApiKeyRequest")
record UpdateApiKeyRequest(
        @Schema(
                description = DisplayText.DESCRIPTION,
                minLength = 1,
                maxLength = DisplayText.LONGEST_NAME,
                examples = "Production Key")
        @NotNullIfPresent
        @Size(min = 1, message = "must have at least one visible character")
        @DisplayText
        String name,

        @Schema(
                description = "The new abilities of the key. Both the key and the caller must have them already.",
                examples = "[\"preferences:read\"]")
        @JsonDeserialize(using = NotNullListReader.class)
        @Size(min = 1, max = 64, message = "must name 1 to 64 abilities")
        List<
                        @NotNull(message = CreateApiKeyRequest.ABILITY_RULE)
                        @Pattern(regexp = "^(\\*|" + Ability.FORM + ")$", message = CreateApiKeyRequest.ABILITY_RULE)
                        String>
                abilities)
        implements JsonRequest {

    UpdateApiKeyRequest {
        name = name == null ? null : DisplayTexts.trim(name);
    }

    /** Whether it changes the name of a key. */
    boolean renames(ApiKey key) {
        return name != null && !name.equals(key.name);
    }

    /** Whether it changes the abilities of a key. */
    boolean narrows(ApiKey key) {
        return abilities != null && !Set.copyOf(abilities).equals(Set.copyOf(List.of(key.abilities)));
    }

    /** Changes the key; the caller must have checked that it gains no abilities. */
    void applyTo(ApiKey key) {
        key.name = renames(key) ? name : key.name;
        key.abilities = narrows(key) ? abilities.stream().distinct().toArray(String[]::new) : key.abilities;
    }
}
