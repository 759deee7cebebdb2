package io.keyfolio.bench;

import io.keyfolio.bench.agents.AgentsCommand;
import io.keyfolio.bench.failover.FailoverCommand;
import io.keyfolio.bench.harness.Programs;
import io.keyfolio.bench.replicas.ReplicasCommand;
import io.keyfolio.bench.siege.SiegeCommand;
import io.keyfolio.bench.soak.SoakCommand;
import io.keyfolio.bench.startup.StartupCommand;
import io.keyfolio.bench.throughput.BigTableCommand;
import io.keyfolio.bench.throughput.ThroughputCommand;
import io.keyfolio.bench.timing.TimingCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The program of the benchmarks. Each is a command, which the script of the same name in bench/ starts. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        subcommands = {
            AgentsCommand.class,
            BigTableCommand.class,
            FailoverCommand.class,
            ReplicasCommand.class,
            SiegeCommand.class,
            SoakCommand.class,
            StartupCommand.class,
            ThroughputCommand.class,
            TimingCommand.class
        })
public final class Bench {

    private Bench() {}

    /** Exits with 0, with 1 if a benchmark failed or found a fault, and with 2 if the command line is wrong. */
    public static void main(String... arguments) {
        Programs.endAllAtExit();
        System.exit(commandLine().execute(arguments));
    }

    /** Makes the command line. The first word that is no option ends the options: the rest starts the service. */
    static CommandLine commandLine() {
        return new CommandLine(new Bench()).setStopAtPositional(true);
    }
}
