package io.keyfolio.feature.signin;

import io.keyfolio.platform.json.JsonRequest;
import io.keyfolio.platform.text.DisplayText;
import io.keyfolio.platform.text.DisplayTexts;
import jakarta.validation.constraints.NotEmpty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The new display name of an account. */
@Schema(name = "UpdateDeveloperUserRequest")
record UpdateUserRequest(
        @Schema(examples = "John Doe", maxLength = DisplayText.LONGEST_NAME, description = DisplayText.DESCRIPTION)
        @NotEmpty(message = "is required")
        @DisplayText
        String name)
        implements JsonRequest {

    UpdateUserRequest {
        name = name == null ? null : DisplayTexts.trim(name);
    }
}
