package io.keyfolio.agent;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.keyfolio.request.JsonObjectText;
import io.keyfolio.request.JsonRequest;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import org.hibernate.validator.constraints.CodePointLength;

/** An agent's first message: which machine it speaks for (docs/agent-protocol.md, "register"). */
@RegisterForReflection
record Register(
        @CodePointLength(max = 128, message = TOO_LONG_ID) String agentId,

        @NotBlank(message = "is required") @CodePointLength(max = 255, message = TOO_LONG)
        String name,

        @NotNull(message = "is required") @CodePointLength(max = 255, message = TOO_LONG)
        String os,

        @NotNull(message = "is required") @CodePointLength(max = 255, message = TOO_LONG)
        String arch,

        @NotNull(message = "is required") @CodePointLength(max = 255, message = TOO_LONG)
        String version,

        @NotNull(message = "is required") @CodePointLength(max = 255, message = TOO_LONG)
        String hostname,

        @CodePointLength(max = 1000, message = "must have at most 1000 characters")
        String description,

        @JsonDeserialize(using = JsonObjectText.class) String metadata)
        implements JsonRequest, AgentMessage {

    private static final String TOO_LONG = "must have at most 255 characters";
    private static final String TOO_LONG_ID = "must have at most 128 characters";

    /** The metadata as JSON text; an empty object when there is none. */
    String metadataText() {
        return metadata == null ? "{}" : metadata;
    }
}
