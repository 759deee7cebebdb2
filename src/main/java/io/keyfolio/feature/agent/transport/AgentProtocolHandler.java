package io.keyfolio.feature.agent.transport;

import io.keyfolio.feature.agent.presence.AgentConfig;
import io.keyfolio.feature.agent.presence.AgentConnection;
import io.keyfolio.feature.agent.presence.AgentConnections;
import io.keyfolio.feature.agent.presence.AgentMetrics;
import io.keyfolio.feature.agent.presence.FireAndForget;
import io.keyfolio.feature.agent.presence.HeartbeatWriter;
import io.keyfolio.feature.agent.presence.MachineRegistry;
import io.keyfolio.feature.agent.presence.OfflineWriter;
import io.keyfolio.feature.agent.protocol.AgentCloseCode;
import io.keyfolio.feature.agent.protocol.AgentMessage;
import io.keyfolio.feature.agent.protocol.AgentMessageReader;
import io.keyfolio.feature.agent.protocol.HeartbeatMessage;
import io.keyfolio.feature.agent.protocol.RegisterMessage;
import io.keyfolio.identity.id.MachineId;
import io.keyfolio.platform.problem.DomainException.MalformedBody;
import io.keyfolio.platform.problem.InvalidFields;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** Handles the messages of agents and sends the replies (docs/reference/agent-protocol.md, "Messages"). */
@Singleton
class AgentProtocolHandler {

    private static final Logger LOG = Logger.getLogger(AgentProtocolHandler.class);

    private final AgentMessageReader messages;
    private final AgentConnections connections;
    private final MachineRegistry machineRegistry;
    private final HeartbeatWriter heartbeatWriter;
    private final OfflineWriter offlineWriter;
    private final AgentConfig config;
    private final AgentMetrics metrics;

    AgentProtocolHandler(
            AgentMessageReader messages,
            AgentConnections connections,
            MachineRegistry machineRegistry,
            HeartbeatWriter heartbeatWriter,
            OfflineWriter offlineWriter,
            AgentConfig config,
            AgentMetrics metrics) {
        this.messages = messages;
        this.connections = connections;
        this.machineRegistry = machineRegistry;
        this.heartbeatWriter = heartbeatWriter;
        this.offlineWriter = offlineWriter;
        this.config = config;
        this.metrics = metrics;
    }

    /** Handles a message of an open connection; closes the connection if the message is invalid or exceeds the rate limit. */
    void hear(String text, AgentConnection from) {
        if (!from.mayTalk()) {
            connections.close(from, AgentCloseCode.TOO_MANY_MESSAGES);
            return;
        }
        try {
            act(messages.read(text), from);
        } catch (MalformedBody refusal) {
            connections.close(from, AgentCloseCode.NOT_JSON);
        } catch (InvalidFields refusal) {
            connections.close(from, AgentCloseCode.wrongShape(refusal));
        }
    }

    private void act(AgentMessage message, AgentConnection from) {
        if (message instanceof RegisterMessage registerMessage) {
            register(registerMessage, from);
        } else if (message instanceof HeartbeatMessage heartbeatMessage) {
            beat(heartbeatMessage, from);
        } else {
            error(from, "unknown_type", "The type of this message is not known; it was ignored.");
        }
    }

    private void register(RegisterMessage registerMessage, AgentConnection from) {
        if (from.introduce()) {
            FireAndForget.run(machineRegistry
                    .enter(from, registerMessage)
                    .invoke(machine -> entered(machine, from))
                    .onFailure()
                    .invoke(failure -> failed(failure, from)));
        } else {
            connections.close(from, AgentCloseCode.REGISTERED_TWICE);
        }
    }

    private void entered(MachineId machine, AgentConnection connection) {
        if (machine == null) {
            error(connection, "too_many_agents", tooMany());
            return;
        }
        connection.registered(machine);
        metrics.registered();
        if (!connections.holds(connection)) {
            offlineWriter.say(connection); // closed meanwhile
            return;
        }
        send(
                connection,
                new JsonObject()
                        .put("type", "registered")
                        .put("agent_id", machine.toString())
                        .put("heartbeat_seconds", config.heartbeatSeconds()));
    }

    private void failed(Throwable failure, AgentConnection connection) {
        LOG.warnf("Agent registration failed (%s). Closing the connection.", failure);
        connections.close(connection, AgentCloseCode.TRY_LATER);
    }

    /** Notes a heartbeat, and ignores one that arrives while the registration is under way. */
    private void beat(HeartbeatMessage heartbeatMessage, AgentConnection from) {
        if (!from.isIntroduced()) {
            connections.close(from, AgentCloseCode.NOT_REGISTERED);
            return;
        }
        if (from.isRegistered()) {
            from.heard();
            heartbeatWriter.note(from, heartbeatMessage);
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
        FireAndForget.run(to.socket().sendText(message.encode()));
    }
}
