package io.keyfolio.feature.agent.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.keyfolio.platform.json.JsonRequest;
import io.keyfolio.platform.json.JsonRequests;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.inject.Singleton;
import jakarta.validation.constraints.NotNull;

/** Reads the messages of agents, as strictly as request bodies. */
@Singleton
public class AgentMessageReader {

    private final JsonRequests json;

    AgentMessageReader(JsonRequests json) {
        this.json = json;
    }

    /**
     * Reads one message.
     *
     * @throws io.keyfolio.platform.problem.DomainException.MalformedBody when it is not a JSON object
     * @throws io.keyfolio.platform.problem.InvalidFields when its type is missing, or a field of a known type breaks its rules
     */
    public AgentMessage read(String text) {
        byte[] message = text.getBytes(UTF_8);
        return switch (json.read(message, Typed.class).type()) {
            case "register" -> json.read(message, RegisterMessage.class);
            case "heartbeat" -> json.read(message, HeartbeatMessage.class);
            default -> new AgentMessage.Unknown();
        };
    }

    /** The field that all messages have. */
    @RegisterForReflection
    record Typed(@NotNull(message = "is required") String type) implements JsonRequest {}
}
