package io.keyfolio.bench.harness;

/** The messages that an agent sends (docs/reference/agent-protocol.md). */
public final class AgentMessages {

    public static final String PATH = "/api/agents/connect";
    public static final String PROTOCOL = "keyfolio.agent.v1";
    public static final String HEARTBEAT = "{\"type\":\"heartbeat\",\"cpu_percent\":12.5,\"memory_percent\":48.1,"
            + "\"disk_percent\":71.0,\"network_rx_bytes\":5381120043,\"network_tx_bytes\":912004112,\"uptime\":86400}";

    private AgentMessages() {}

    /** The registration of the machine with that id, or of a new one if the id is null. */
    public static String register(String id) {
        return "{\"type\":\"register\"," + (id == null ? "" : "\"agent_id\":\"" + id + "\",")
                + "\"name\":\"bench\",\"os\":\"Linux\",\"arch\":\"amd64\",\"version\":\"1\",\"hostname\":\"bench\"}";
    }
}
