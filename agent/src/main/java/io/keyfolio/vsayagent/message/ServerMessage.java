package io.keyfolio.vsayagent.message;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.keyfolio.vsayagent.state.AgentId;
import java.time.Duration;

/** What a server says to an agent. */
public sealed interface ServerMessage {

    /** The machine is known to the server by this id, and heartbeats are expected in this interval. */
    record Registered(AgentId agentId, Duration heartbeat) implements ServerMessage {}

    /** The server did not do what it was asked. */
    record Refusal(String code, String message) implements ServerMessage {

        public boolean isTooManyAgents() {
            return code.equals("too_many_agents");
        }
    }

    /** A message of a later version of the protocol; to be ignored. */
    record Unknown(String type) implements ServerMessage {}

    static ServerMessage parse(String text) throws MalformedMessage {
        JsonNode message = readTree(text);
        return switch (text(message, "type")) {
            case "" -> throw new MalformedMessage("no type");
            case "registered" -> registered(message);
            case "error" -> new Refusal(text(message, "code"), text(message, "message"));
            default -> new Unknown(text(message, "type"));
        };
    }

    /** Empty when there is no text by that name. */
    private static String text(JsonNode message, String name) {
        JsonNode value = message.path(name);
        return value.isTextual() ? value.textValue() : "";
    }

    private static JsonNode readTree(String text) throws MalformedMessage {
        try {
            return Json.MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new MalformedMessage("not JSON");
        }
    }

    private static Registered registered(JsonNode message) throws MalformedMessage {
        AgentId id = AgentId.parse(text(message, "agent_id"))
                .orElseThrow(() -> new MalformedMessage("agent_id is missing or odd"));
        JsonNode seconds = message.path("heartbeat_seconds");
        if (!seconds.isInt()
                || seconds.intValue() < 1
                || seconds.intValue() > Duration.ofDays(1).toSeconds()) {
            throw new MalformedMessage("heartbeat_seconds is not a number from 1 to 86400");
        }
        return new Registered(id, Duration.ofSeconds(seconds.intValue()));
    }
}
