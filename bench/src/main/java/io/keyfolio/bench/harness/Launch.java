package io.keyfolio.bench.harness;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The launch configuration of a service process: its command, its settings and its log. */
public record Launch(List<String> command, Map<String, String> settings, Redirect log) {

    /** The settings for the lowest cost of password hashes. */
    public static final Map<String, String> CHEAP_PASSWORDS = Map.of("KEYFOLIO_PASSWORD_BCRYPT_COST", "4");

    /** The settings for a busy machine, on which responses can be late. */
    public static final Map<String, String> PATIENT = Map.of("KEYFOLIO_REQUEST_TIMEOUT", "60S");

    /** A launch with a new log of that name in target/. */
    public static Launch of(List<String> command, String log) {
        return new Launch(command, Map.of(), Redirect.to(Path.of("target", log).toFile()));
    }

    /** A launch with a log in the work directory of this run. */
    public static Launch inDirectory(List<String> command, String log) {
        return new Launch(
                command, Map.of(), Redirect.appendTo(WorkDirectory.file(log).toFile()));
    }

    public Launch with(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(settings);
        all.putAll(more);
        return new Launch(command, all, log);
    }

    public Launch appending() {
        return new Launch(command, settings, Redirect.appendTo(log.file()));
    }

    Process start(int port, int management) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log);
        builder.environment().put("QUARKUS_HTTP_PORT", Integer.toString(port));
        builder.environment().put("KEYFOLIO_MANAGEMENT_PORT", Integer.toString(management));
        builder.environment().putAll(settings);
        return builder.start();
    }
}
