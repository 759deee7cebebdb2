package io.keyfolio.feature.agent.protocol;

/** A message from an agent. */
public sealed interface AgentMessage permits HeartbeatMessage, RegisterMessage, AgentMessage.Unknown {

    /** A message of an unknown type, which a later version of the protocol may define. */
    record Unknown() implements AgentMessage {}
}
