package io.keyfolio.bench.failover;

import io.keyfolio.bench.cluster.Timing;
import io.keyfolio.bench.harness.Commands;
import io.keyfolio.bench.harness.PositiveNumber;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command that runs three replicas on a cluster of PostgreSQL, and checks their responses while the cluster fails over. */
@Command(name = "failover", description = "Checks what replicas say of tokens while a cluster of PostgreSQL fails over")
public final class FailoverCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "SECONDS", defaultValue = "600", converter = PositiveNumber.class)
    private int seconds;

    @Parameters(index = "1", paramLabel = "COMMAND", defaultValue = "", description = "Starts the service")
    private String command;

    @Option(names = "--rate", defaultValue = "100", converter = PositiveNumber.class, description = "Requests a second")
    private int rate;

    @Option(names = "--path", defaultValue = "/v1/auth/verify", description = "What tokens are checked with")
    private String path;

    @Option(
            names = "--agents",
            defaultValue = "300",
            converter = PositiveNumber.class,
            description = "Connected agents")
    private int agents;

    @Option(names = "--ttl", defaultValue = "20", converter = PositiveNumber.class, description = "The ttl of Patroni")
    private int ttl;

    @Option(
            names = "--no-strict",
            negatable = true,
            defaultValue = "true",
            fallbackValue = "true",
            description = "Do not use the strict synchronous mode of Patroni")
    private boolean isStrict;

    @Option(
            names = "--one-address",
            description = "The service knows one address, which leads new connections to the primary")
    private boolean isOneAddress;

    @Option(names = "--faults", defaultValue = "", description = "A regular expression for the names of the faults")
    private String faults;

    @Override
    public Integer call() throws Exception {
        Options options = new Options(
                seconds,
                rate,
                path,
                agents,
                isOneAddress,
                faults,
                new Timing(ttl, isStrict),
                Commands.orBuilt(command));
        Trial trial = new Trial(options);
        try {
            return trial.run() ? 0 : 1;
        } finally {
            trial.stop();
        }
    }
}
