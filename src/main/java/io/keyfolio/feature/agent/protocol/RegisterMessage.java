package io.keyfolio.feature.agent.protocol;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.keyfolio.platform.json.JsonObjectText;
import io.keyfolio.platform.json.JsonRequest;
import io.keyfolio.platform.text.DisplayText;
import io.keyfolio.platform.text.DisplayTexts;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import org.hibernate.validator.constraints.CodePointLength;

/** The first message of an agent, which describes its machine (docs/reference/agent-protocol.md, "register"). */
@RegisterForReflection
public record RegisterMessage(
        @CodePointLength(max = 128, message = TOO_LONG_ID) String agentId,

        @NotEmpty(message = "is required") @DisplayText String name,

        @NotNull(message = "is required") @DisplayText String os,

        @NotNull(message = "is required") @DisplayText String arch,

        @NotNull(message = "is required") @DisplayText String version,

        @NotNull(message = "is required") @DisplayText String hostname,

        @DisplayText(max = LONGEST_DESCRIPTION, multiline = true)
        String description,

        @JsonDeserialize(using = JsonObjectText.class) String metadata)
        implements JsonRequest, AgentMessage {

    private static final int LONGEST_DESCRIPTION = 1000;
    private static final String TOO_LONG_ID = "must have at most 128 characters";

    public RegisterMessage {
        name = trimmed(name);
        os = trimmed(os);
        arch = trimmed(arch);
        version = trimmed(version);
        hostname = trimmed(hostname);
        description = trimmed(description);
    }

    private static String trimmed(String text) {
        return text == null ? null : DisplayTexts.trim(text);
    }

    /** The metadata as JSON text; an empty object when there is none. */
    public String metadataText() {
        return metadata == null ? "{}" : metadata;
    }
}
