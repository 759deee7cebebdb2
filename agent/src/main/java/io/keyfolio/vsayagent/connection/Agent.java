package io.keyfolio.vsayagent.connection;

import io.keyfolio.vsayagent.log.EventLog;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.OptionalInt;

/** An agent that stays connected to the server until a stop is requested, or until a new connection cannot succeed. */
public final class Agent {

    private final Dialer dialer;
    private final Reporter reporter;
    private final Backoff backoff;
    private final EventLog log;
    private final StopSignal stop;

    /** Creates an agent; fails if it cannot read the state of an earlier run. */
    public Agent(Settings settings, Backoff backoff, EventLog log, StopSignal stop) throws IOException {
        dialer = new Dialer(settings.server(), settings.key());
        reporter = new Reporter(settings, log);
        this.backoff = backoff;
        this.log = log;
        this.stop = stop;
    }

    /** Runs the agent; returns the exit code. */
    public int run() throws InterruptedException {
        while (true) {
            Ending ending = stop.isRequested() ? Ending.stopped() : connect();
            OptionalInt exitCode = exitCodeOf(ending);
            if (ending.consequence() == Ending.Consequence.MACHINE_DELETED) {
                reporter.deleted();
            }
            if (exitCode.isPresent()) {
                log.write(ending.sentence());
                return exitCode.getAsInt();
            }
            waitAfter(ending);
        }
    }

    private Ending connect() throws InterruptedException {
        Connection connection = new Connection(dialer, reporter, log, stop);
        Ending ending = connection.run();
        backoff.connectionLasted(connection.lasted());
        return ending;
    }

    private static OptionalInt exitCodeOf(Ending ending) {
        return switch (ending.consequence()) {
            case STOPPED -> OptionalInt.of(ExitCode.STOPPED);
            case KEY_REFUSED -> OptionalInt.of(ExitCode.KEY_REFUSED);
            case MACHINE_DELETED -> OptionalInt.of(ExitCode.MACHINE_DELETED);
            case REPLACED -> OptionalInt.of(ExitCode.REPLACED);
            case RECONNECT_AT_ONCE, RECONNECT, RECONNECT_SLOWLY -> OptionalInt.empty();
        };
    }

    private Duration delayAfter(Ending ending) {
        return switch (ending.consequence()) {
            case RECONNECT_AT_ONCE -> backoff.afterGoodbye();
            case RECONNECT_SLOWLY -> backoff.slowest();
            default -> backoff.afterFailure();
        };
    }

    private void waitAfter(Ending ending) throws InterruptedException {
        Duration time = delayAfter(ending);
        log.write(String.format(
                Locale.ROOT, "%s; connecting again in %.1f s", ending.sentence(), time.toMillis() / 1000.0));
        stop.waitAtMost(time);
    }
}
