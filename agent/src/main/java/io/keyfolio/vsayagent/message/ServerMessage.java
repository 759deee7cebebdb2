package io.keyfolio.vsayagent.message;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.keyfolio.vsayagent.state.AgentId;
import java.time.Duration;

/** A message of the server. */
public sealed interface ServerMessage {

    /** The registration succeeded: the id of the machine and the interval of heartbeats. */
    record Registered(AgentId agentId, Duration heartbeat) implements ServerMessage {}

    /** The server refused a message. */
    record Refusal(String code, String message) implements ServerMessage {

        public boolean isTooManyAgents() {
            return code.equals("too_many_agents");
        }
    }

    /** A message of a later protocol version, which the agent ignores. */
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

    /** The text with a name; empty if there is none. */
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
