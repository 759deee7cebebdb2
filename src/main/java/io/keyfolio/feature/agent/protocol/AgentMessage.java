package io.keyfolio.feature.agent.protocol;

/** What an agent may say. */
public sealed interface AgentMessage permits HeartbeatMessage, RegisterMessage, AgentMessage.Unknown {

    /** Something that a later version of the protocol may know. */
    record Unknown() implements AgentMessage {}
}
