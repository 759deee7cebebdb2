package io.keyfolio.feature.keys;

import io.keyfolio.platform.json.JsonRequest;
import io.keyfolio.platform.json.OptionalBody;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.math.BigInteger;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The rotation of an API key. The seconds are a {@code BigInteger}, so that validation, not parsing, refuses great numbers. */
@OptionalBody
@Schema(name = "RegenerateApiKeyRequest", description = "All fields are optional, and so is the body.")
record RotateApiKeyRequest(
        @Schema(
                description = "The grace period in seconds, in which the old token stays valid beside the new one. The "
                        + "default is 0. Any JSON notation of an integer is accepted. This field extends the published "
                        + "API.",
                minimum = "0",
                maximum = "86400",
                examples = "3600")
        @Min(value = 0, message = GRACE_RULE)
        @Max(value = MAX_GRACE_SECONDS, message = GRACE_RULE)
        BigInteger graceSeconds)
        implements JsonRequest {

    private static final int MAX_GRACE_SECONDS = 86_400;
    private static final String GRACE_RULE = "must be a number of seconds from 0 to 86400";

    RotateApiKeyRequest {
        graceSeconds = graceSeconds == null ? BigInteger.ZERO : graceSeconds;
    }

    /** The grace period, during which the old token stays valid. */
    Duration grace() {
        return Duration.ofSeconds(graceSeconds.intValueExact());
    }
}
