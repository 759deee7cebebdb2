package io.keyfolio.vsayagent.connection;

import io.keyfolio.vsayagent.state.AgentIdFile;

/** The settings of an agent. */
public record Settings(ServerAddress server, ApiKey key, AgentIdFile idFile, String name, String version) {}
