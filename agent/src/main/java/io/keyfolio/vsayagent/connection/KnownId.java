package io.keyfolio.vsayagent.connection;

import io.keyfolio.vsayagent.log.EventLog;
import io.keyfolio.vsayagent.state.AgentId;
import io.keyfolio.vsayagent.state.AgentIdFile;
import java.io.IOException;
import java.util.Optional;

/** The id of this machine, in memory and on disk. A full disk loses the id at the next start, but no connection. */
final class KnownId {

    private final AgentIdFile file;
    private final EventLog log;
    private Optional<AgentId> id;

    KnownId(AgentIdFile file, EventLog log) throws IOException {
        this.file = file;
        this.log = log;
        id = file.read();
    }

    Optional<AgentId> current() {
        return id;
    }

    void keep(AgentId given) {
        if (id.filter(given::equals).isPresent()) {
            return;
        }
        id = Optional.of(given);
        try {
            file.write(given);
        } catch (IOException e) {
            log.write("cannot keep the agent's id for the next start (" + Failures.describe(e) + ")");
        }
    }

    void forget() {
        id = Optional.empty();
        try {
            file.delete();
        } catch (IOException e) {
            log.write("cannot forget the agent's id (" + Failures.describe(e) + ")");
        }
    }
}
