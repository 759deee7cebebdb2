package io.keyfolio.agent;

import io.keyfolio.problem.Invalid;
import io.keyfolio.problem.Malformed;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Singleton;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Acts upon what agents say, and answers them (docs/agent-protocol.md, "Messages"). */
@Singleton
class Conversation {

    private static final Logger LOG = Logger.getLogger(Conversation.class);

    private final AgentMessages messages;
    private final AgentConnections connections;
    private final Registration registration;
    private final Heartbeats heartbeats;
    private final Goodbyes goodbyes;
    private final AgentConfig config;
    private final AgentMetrics metrics;

    Conversation(
            AgentMessages messages,
            AgentConnections connections,
            Registration registration,
            Heartbeats heartbeats,
            Goodbyes goodbyes,
            AgentConfig config,
            AgentMetrics metrics) {
        this.messages = messages;
        this.connections = connections;
        this.registration = registration;
        this.heartbeats = heartbeats;
        this.goodbyes = goodbyes;
        this.config = config;
        this.metrics = metrics;
    }

    /** Takes one message of a connection that is open. */
    void hear(String text, AgentConnection from) {
        if (!from.mayTalk()) {
            connections.close(from, Closing.TOO_MANY_MESSAGES);
            return;
        }
        try {
            act(messages.read(text), from);
        } catch (Malformed refusal) {
            connections.close(from, Closing.NOT_JSON);
        } catch (Invalid refusal) {
            connections.close(from, Closing.wrongShape(refusal));
        }
    }

    private void act(AgentMessage message, AgentConnection from) {
        if (message instanceof Register register) {
            register(register, from);
        } else if (message instanceof Heartbeat heartbeat) {
            beat(heartbeat, from);
        } else {
            error(from, "unknown_type", "The type of this message is not known; it was ignored.");
        }
    }

    private void register(Register register, AgentConnection from) {
        if (from.introduce()) {
            Detached.run(registration
                    .enter(from, register)
                    .invoke(agent -> entered(agent, from))
                    .onFailure()
                    .invoke(failure -> failed(failure, from)));
        } else {
            connections.close(from, Closing.REGISTERED_TWICE);
        }
    }

    private void entered(UUID agent, AgentConnection connection) {
        if (agent == null) {
            error(connection, "too_many_agents", tooMany());
            return;
        }
        connection.registered(agent);
        metrics.registered();
        if (!connections.holds(connection)) {
            goodbyes.say(connection); // closed meanwhile
            return;
        }
        send(
                connection,
                new JsonObject()
                        .put("type", "registered")
                        .put("agent_id", AgentId.of(agent))
                        .put("heartbeat_seconds", config.heartbeatSeconds()));
    }

    private void failed(Throwable failure, AgentConnection connection) {
        LOG.warnf("could not register an agent: %s", failure);
        connections.close(connection, Closing.TRY_LATER);
    }

    /** What comes while the registration is under way is a sign of life, its figures are not kept. */
    private void beat(Heartbeat heartbeat, AgentConnection from) {
        if (!from.isIntroduced()) {
            connections.close(from, Closing.NOT_REGISTERED);
            return;
        }
        if (from.isRegistered()) {
            from.heard();
            heartbeats.note(from, heartbeat);
        }
    }

    private String tooMany() {
        return "This account has " + config.maxPerAccount()
                + " machines already. Delete one with DELETE /api/machines/{agent_id} first.";
    }

    private static void error(AgentConnection to, String code, String sentence) {
        send(to, new JsonObject().put("type", "error").put("code", code).put("message", sentence));
    }

    private static void send(AgentConnection to, JsonObject message) {
        Detached.run(to.socket().sendText(message.encode()));
    }
}
