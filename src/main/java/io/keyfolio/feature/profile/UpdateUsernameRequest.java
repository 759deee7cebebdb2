package io.keyfolio.feature.profile;

import io.keyfolio.identity.account.Usernames;
import io.keyfolio.platform.json.JsonRequest;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The new username of an account. */
@Schema(name = "UpdateUsernameRequest")
record UpdateUsernameRequest(
        @Schema(examples = "johndoe", minLength = 3, maxLength = 64, description = Usernames.DESCRIPTION)
        @NotNull(message = "is required")
        @Pattern(regexp = Usernames.FORM, message = Usernames.RULE)
        String username)
        implements JsonRequest {}
