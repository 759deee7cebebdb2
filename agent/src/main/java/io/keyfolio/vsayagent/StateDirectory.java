package io.keyfolio.vsayagent;

import java.nio.file.Path;
import java.util.Map;

/** Where state is kept unless --state-dir says otherwise, as the XDG Base Directory Specification has it. */
final class StateDirectory {

    private StateDirectory() {}

    static Path standard(Map<String, String> environment) {
        Path configured = Path.of(environment.getOrDefault("XDG_STATE_HOME", ""));
        Path base = configured.isAbsolute() ? configured : Path.of(System.getProperty("user.home"), ".local", "state");
        return base.resolve("vsay-agent");
    }
}
