package io.keyfolio.profile;

import io.keyfolio.request.JsonRequest;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Where the picture is. */
record AvatarChange(
        @Schema(examples = "https://example.com/new-avatar.png", maxLength = 2048, format = "uri")
        @NotNull(message = "is required")
        @WebAddress
        String avatarUrl)
        implements JsonRequest {}
