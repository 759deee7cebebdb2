package io.keyfolio.agent;

/** What an agent may say. */
sealed interface AgentMessage permits Heartbeat, Register, AgentMessage.Unknown {

    /** Something that a later version of the protocol may know. */
    record Unknown() implements AgentMessage {}
}
