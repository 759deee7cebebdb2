package io.keyfolio.bench.harness;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A signal to processes that this program may not have started. */
public enum Signal {
    STOP,
    CONT,
    KILL;

    /** Sends the signal to processes; those that have ended are left out. */
    public void send(long... processes) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("kill", "-" + name()));
        Arrays.stream(processes).mapToObj(Long::toString).forEach(command::add);
        new ProcessBuilder("bash", "-c", String.join(" ", command) + " 2>/dev/null")
                .start()
                .waitFor();
    }
}
