package io.keyfolio.bench.replicas;

import io.keyfolio.bench.harness.Commands;
import io.keyfolio.bench.harness.PositiveNumber;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command that runs three replicas on one database, causes faults, and checks their responses about tokens. */
@Command(
        name = "replicas",
        description = "Checks what replicas say of tokens while connections, replicas and the database fail")
public final class ReplicasCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "SECONDS", defaultValue = "120", converter = PositiveNumber.class)
    private int seconds;

    @Parameters(index = "1", paramLabel = "COMMAND", defaultValue = "", description = "Starts the service")
    private String command;

    @Option(names = "--rate", defaultValue = "500", converter = PositiveNumber.class, description = "Requests a second")
    private int rate;

    @Option(names = "--path", defaultValue = "/v1/auth/verify", description = "What tokens are checked with")
    private String path;

    @Override
    public Integer call() throws Exception {
        Trial trial = new Trial(seconds, rate, path, Commands.orBuilt(command));
        try {
            return trial.run() ? 0 : 1;
        } finally {
            trial.stop();
        }
    }
}
