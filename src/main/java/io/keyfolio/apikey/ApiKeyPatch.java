package io.keyfolio.apikey;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.keyfolio.request.JsonRequest;
import io.keyfolio.request.NeverNull;
import io.keyfolio.request.NeverNullList;
import io.keyfolio.security.Ability;
import io.keyfolio.text.DisplayText;
import io.keyfolio.text.DisplayTexts;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What is to be different about a key; what is left out stays as it is. */
record ApiKeyPatch(
        @Schema(
                description = DisplayText.DESCRIPTION,
                minLength = 1,
                maxLength = DisplayText.LONGEST_NAME,
                examples = "Production Key")
        @NeverNull
        @Size(min = 1, message = "must have at least one visible character")
        @DisplayText
        String name,

        @Schema(
                description = "What the key may do from now on: no more than before, and no more than the caller.",
                examples = "[\"preferences:read\"]")
        @JsonDeserialize(using = NeverNullList.class)
        @Size(min = 1, max = 64, message = "must name 1 to 64 abilities")
        List<
                        @NotNull(message = NewApiKey.ABILITY_RULE)
                        @Pattern(regexp = "^(\\*|" + Ability.FORM + ")$", message = NewApiKey.ABILITY_RULE) String>
                abilities)
        implements JsonRequest {

    ApiKeyPatch {
        name = name == null ? null : DisplayTexts.trim(name);
    }

    /** Changes the key; what it says of abilities must have been found to be less than before. */
    void applyTo(ApiKey key) {
        key.name = name == null ? key.name : name;
        key.abilities = abilities == null
                ? key.abilities
                : abilities.stream().distinct().toArray(String[]::new);
    }
}
