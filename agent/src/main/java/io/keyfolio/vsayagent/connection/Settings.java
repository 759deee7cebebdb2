package io.keyfolio.vsayagent.connection;

import io.keyfolio.vsayagent.state.AgentIdFile;

/** What an agent must know before it connects. */
public record Settings(ServerAddress server, ApiKey key, AgentIdFile idFile, String name, String version) {}
