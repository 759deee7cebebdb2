package io.keyfolio.vsayagent.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.keyfolio.vsayagent.connection.Agent;
import io.keyfolio.vsayagent.connection.ApiKey;
import io.keyfolio.vsayagent.connection.Backoff;
import io.keyfolio.vsayagent.connection.ServerAddress;
import io.keyfolio.vsayagent.connection.Settings;
import io.keyfolio.vsayagent.connection.StopSignal;
import io.keyfolio.vsayagent.log.EventLog;
import io.keyfolio.vsayagent.state.AgentIdFile;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;

/** An agent in a thread of this process, which waits only a few milliseconds before it reconnects. */
public final class RunningAgent implements AutoCloseable {

    public static final String KEY = "vsay_ak_0123456789abcdefghijklmnopqrstuvwxyzABCD01234567";

    private final CompletableFuture<Integer> exitCode = new CompletableFuture<>();
    private final Lines log = new Lines();
    private final StopSignal stop = new StopSignal();

    private RunningAgent() {}

    public static RunningAgent start(String host, Path stateDirectory) {
        return start(host, stateDirectory, new Backoff(Duration.ofMillis(1), Duration.ofMillis(10), new Random(1)));
    }

    public static RunningAgent start(String host, Path stateDirectory, Backoff backoff) {
        RunningAgent running = new RunningAgent();
        Thread thread = new Thread(() -> running.run(host, stateDirectory, backoff), "agent");
        thread.setDaemon(true);
        thread.start();
        return running;
    }

    /** The exit code; fails if the agent does not end soon. */
    public int exitCode() {
        return Waiting.until(exitCode, "the agent did not end");
    }

    public void stop() {
        stop.request();
    }

    public Lines log() {
        return log;
    }

    @Override
    public void close() {
        stop();
        exitCode();
    }

    private void run(String host, Path stateDirectory, Backoff backoff) {
        try {
            ServerAddress server = ServerAddress.parse(host);
            EventLog events = new EventLog(new PrintStream(log, true, UTF_8), Clock.systemUTC(), KEY);
            AgentIdFile idFile = AgentIdFile.in(stateDirectory, server.identity());
            Settings settings = new Settings(server, new ApiKey(KEY), idFile, "web-1", "0.1.0");
            exitCode.complete(new Agent(settings, backoff, events, stop).run());
        } catch (IOException | InterruptedException | RuntimeException e) {
            exitCode.completeExceptionally(e);
        }
    }
}
