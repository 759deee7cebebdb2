package io.keyfolio.vsayagent;

import java.nio.file.Path;
import java.util.Map;

/** The default state directory, by the XDG Base Directory Specification; --state-dir overrides it. */
final class StateDirectory {

    private StateDirectory() {}

    static Path standard(Map<String, String> environment) {
        Path configured = Path.of(environment.getOrDefault("XDG_STATE_HOME", ""));
        Path base = configured.isAbsolute() ? configured : Path.of(System.getProperty("user.home"), ".local", "state");
        return base.resolve("vsay-agent");
    }
}
