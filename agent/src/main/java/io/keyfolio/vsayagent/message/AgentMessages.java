package io.keyfolio.vsayagent.message;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.keyfolio.vsayagent.machine.Figures;
import io.keyfolio.vsayagent.machine.MachineProfile;
import io.keyfolio.vsayagent.state.AgentId;
import java.util.Optional;

/** The messages of an agent, as text. */
public final class AgentMessages {

    private AgentMessages() {}

    /** A registration; without an id, the server assigns one. */
    public static String register(Optional<AgentId> id, String name, String version, MachineProfile machine) {
        ObjectNode message = message("register");
        id.ifPresent(known -> message.put("agent_id", known.toString()));
        message.put("name", name);
        message.put("os", machine.os());
        message.put("arch", machine.arch());
        message.put("version", version);
        message.put("hostname", machine.hostname());
        ObjectNode metadata = message.putObject("metadata");
        machine.metadata().forEach(metadata::put);
        return message.toString();
    }

    /** A heartbeat without the unknown figures. */
    public static String heartbeat(Figures figures) {
        ObjectNode message = message("heartbeat");
        figures.cpuPercent().ifPresent(percent -> message.put("cpu_percent", percent));
        figures.memoryPercent().ifPresent(percent -> message.put("memory_percent", percent));
        figures.diskPercent().ifPresent(percent -> message.put("disk_percent", percent));
        figures.network().ifPresent(bytes -> {
            message.put("network_rx_bytes", bytes.received());
            message.put("network_tx_bytes", bytes.sent());
        });
        figures.uptimeSeconds().ifPresent(seconds -> message.put("uptime", seconds));
        return message.toString();
    }

    private static ObjectNode message(String type) {
        return Json.MAPPER.createObjectNode().put("type", type);
    }
}
