package io.keyfolio.vsayagent.connection;

import io.keyfolio.vsayagent.log.EventLog;
import io.keyfolio.vsayagent.machine.Machine;
import io.keyfolio.vsayagent.machine.MachineProfile;
import io.keyfolio.vsayagent.message.AgentMessages;
import io.keyfolio.vsayagent.state.AgentId;
import java.io.IOException;

/** Sends the registration and the heartbeats of this machine. */
final class Reporter {

    private final Settings settings;
    private final KnownId id;
    private final MachineProfile profile = MachineProfile.current();
    private final Machine machine = new Machine();

    Reporter(Settings settings, EventLog log) throws IOException {
        this.settings = settings;
        id = new KnownId(settings.idFile(), log);
    }

    String registration() {
        return AgentMessages.register(id.current(), settings.name(), settings.version(), profile);
    }

    String heartbeat() {
        return AgentMessages.heartbeat(machine.figures());
    }

    void registeredAs(AgentId given) {
        id.keep(given);
    }

    void deleted() {
        id.forget();
    }
}
