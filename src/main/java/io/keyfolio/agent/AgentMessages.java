package io.keyfolio.agent;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.keyfolio.problem.Invalid;
import io.keyfolio.request.JsonRequest;
import io.keyfolio.request.JsonRequests;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.inject.Singleton;
import jakarta.validation.constraints.NotNull;

/** Reads what agents say, as strictly as request bodies are read. */
@Singleton
class AgentMessages {

    private static final String NUL = "\\u0000";

    private final JsonRequests json;

    AgentMessages(JsonRequests json) {
        this.json = json;
    }

    /**
     * Reads one message.
     *
     * @throws io.keyfolio.problem.Malformed when it is not a JSON object
     * @throws Invalid when its type is missing, or a field of a known type breaks its rules
     */
    AgentMessage read(String text) {
        byte[] message = text.getBytes(UTF_8);
        return switch (json.read(message, Typed.class).type()) {
            case "register" -> storable(json.read(message, Register.class));
            case "heartbeat" -> json.read(message, Heartbeat.class);
            default -> new AgentMessage.Unknown();
        };
    }

    /** The reader looks into fields that are texts; PostgreSQL takes no NUL character in any. */
    private static Register storable(Register register) {
        if (register.metadataText().contains(NUL)) {
            throw Invalid.field("metadata", "must not contain NUL characters");
        }
        return register;
    }

    /** What all messages have. */
    @RegisterForReflection
    record Typed(@NotNull(message = "is required") String type) implements JsonRequest {}
}
