package io.keyfolio.agent;

/** What an agent may say. */
sealed interface AgentMessage permits HeartbeatMessage, RegisterMessage, AgentMessage.Unknown {

    /** Something that a later version of the protocol may know. */
    record Unknown() implements AgentMessage {}
}
