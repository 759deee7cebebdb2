package io.keyfolio.vsayagent;

import io.keyfolio.vsayagent.connection.Agent;
import io.keyfolio.vsayagent.connection.ApiKey;
import io.keyfolio.vsayagent.connection.Backoff;
import io.keyfolio.vsayagent.connection.ExitCode;
import io.keyfolio.vsayagent.connection.ServerAddress;
import io.keyfolio.vsayagent.connection.Settings;
import io.keyfolio.vsayagent.connection.StopSignal;
import io.keyfolio.vsayagent.log.EventLog;
import io.keyfolio.vsayagent.machine.MachineProfile;
import io.keyfolio.vsayagent.state.AgentIdFile;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line of the agent. */
@Command(
        name = "vsay-agent",
        description = "Registers this machine with a Keyfolio service and reports how it is doing until it is stopped.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        usageHelpWidth = 100,
        footer = {
            "",
            "The API key comes from --token, else --token-file, else the variable VSAY_TOKEN. Other users of this",
            "machine can read the arguments of its programs, so the file or the variable is to be preferred."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:stopped by SIGTERM or SIGINT, or printed what was asked for",
            "1:failed unexpectedly",
            "2:wrong usage",
            "73:the state directory cannot be used",
            "77:the API key was refused or regenerated",
            "78:the machine was deleted from the account",
            "79:another agent with the same state took over"
        })
final class AgentCommand implements Callable<Integer> {

    private static final Duration SHORTEST_WAIT = Duration.ofSeconds(1);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);
    private static final int LONGEST_NAME = 255;

    @Option(
            names = "--host",
            required = true,
            paramLabel = "HOST",
            description = {
                "The service: a host name, with :PORT where needed, reached by TLS;",
                "http://localhost:8080 for one without TLS on this machine"
            })
    private String host;

    @Option(names = "--token", paramLabel = "KEY", description = "The account API key")
    private String token;

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description = "A file that holds nothing but the account API key")
    private Path tokenFile;

    @Option(names = "--name", paramLabel = "NAME", description = "What the machine is called (default: its host name)")
    private String name;

    @Option(
            names = "--state-dir",
            paramLabel = "DIR",
            description = {
                "Where the agent keeps the id that the server gave it (default:",
                "vsay-agent in $XDG_STATE_HOME or ~/.local/state)"
            })
    private Path stateDirectory;

    @Spec
    private CommandSpec spec;

    private final Map<String, String> environment;
    private final PrintStream output;
    private final StopSignal stop;

    AgentCommand(Map<String, String> environment, PrintStream output, StopSignal stop) {
        this.environment = environment;
        this.output = output;
        this.stop = stop;
    }

    @Override
    public Integer call() throws InterruptedException {
        try {
            return start(ServerAddress.parse(host), new KeySource(token, tokenFile, environment).read());
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private int start(ServerAddress server, ApiKey key) throws InterruptedException {
        EventLog log = new EventLog(output, Clock.systemUTC(), key.secret());
        if (server.exposesKey()) {
            log.write("without TLS the API key can be read on its way to the server");
        }
        Path directory = stateDirectory == null ? StateDirectory.standard(environment) : stateDirectory;
        Agent agent;
        try {
            AgentIdFile idFile = AgentIdFile.in(directory, server.identity());
            Settings settings = new Settings(server, key, idFile, machineName(), Version.current());
            agent = new Agent(settings, new Backoff(SHORTEST_WAIT, LONGEST_WAIT, new Random()), log, stop);
        } catch (IOException e) {
            log.write("the state directory cannot be used (" + e + ")");
            return ExitCode.NO_STATE;
        }
        return agent.run();
    }

    private String machineName() {
        String given = name == null ? MachineProfile.current().hostname() : name.strip();
        if (given.isEmpty() || given.length() > LONGEST_NAME) {
            throw new IllegalArgumentException("NAME is empty or longer than " + LONGEST_NAME + " characters");
        }
        return given;
    }
}
