package io.keyfolio.bench.siege;

import io.keyfolio.bench.harness.Commands;
import io.keyfolio.bench.harness.PositiveNumber;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command that besieges one replica with the connections and the memory of a container. */
@Command(name = "siege", description = "Drives every bound at once that a replica has for strangers")
public final class SiegeCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "SECONDS", defaultValue = "20", converter = PositiveNumber.class)
    private int seconds;

    @Parameters(
            index = "1",
            paramLabel = "REQUESTS_PER_SECOND",
            defaultValue = "2000",
            converter = PositiveNumber.class,
            description = "Hostile requests")
    private int rate;

    @Parameters(index = "2", paramLabel = "COMMAND", defaultValue = "", description = "Starts the service")
    private String command;

    @Option(names = "--memory", required = true, description = "The container's limit in MiB")
    private int memory;

    @Option(names = "--connections", required = true, description = "The most that the service accepts")
    private int connections;

    @Option(names = "--only", defaultValue = "", description = "A pattern for the names of the attacks")
    private Pattern only;

    @Override
    public Integer call() throws Exception {
        List<String> limited = limited(Commands.orBuilt(command));
        System.out.println(String.join(" ", limited));
        try (Besieged service = Besieged.start(limited)) {
            boolean withstood = new Siege(service, seconds, rate).lay(this::attacks);
            return fits(service, !Commands.isJvm(limited)) && withstood ? 0 : 1;
        }
    }

    /** Adds the heap options for a container of that size (docker/Dockerfile.jvm, docs/how-to/native-executable.md). */
    private List<String> limited(List<String> words) {
        return Commands.isJvm(words)
                ? Commands.withOptions(
                        words,
                        "-XX:MaxRAM=" + memory + "m",
                        "-XX:MaxRAMPercentage=70",
                        "-XX:+UseSerialGC",
                        "-XX:+ExitOnOutOfMemoryError")
                : Commands.withOptions(words, "-Xmx" + memory * 80 / 100 + "m");
    }

    private List<Attack> attacks(String session, String accountKey) {
        return Attack.all(connections, session, accountKey).stream()
                .filter(attack -> only.matcher(attack.name()).find())
                .toList();
    }

    private boolean fits(Besieged service, boolean strictly) throws Exception {
        if (!service.isAlive()) {
            System.out.println("WRONG: the service is gone; see target/bench-siege.log");
            return false;
        }
        double peak = service.memory("VmHWM");
        String verdict =
                peak <= memory ? "fits" : strictly ? "WRONG: does not fit" : "does not fit, which is no fault on a JVM";
        System.out.printf("resident at most: %.0f MiB of %d: %s%n", peak, memory, verdict);
        return peak <= memory || !strictly;
    }
}
