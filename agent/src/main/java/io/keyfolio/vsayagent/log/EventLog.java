package io.keyfolio.vsayagent.log;

import java.io.PrintStream;
import java.time.Clock;
import java.time.temporal.ChronoUnit;

/** Writes one line for each change of state, and never the API key. */
public final class EventLog {

    private static final int LONGEST_LINE = 1000;
    private static final String IN_PLACE_OF_THE_KEY = "[API key]";

    private final PrintStream out;
    private final Clock clock;
    private final String secret;

    public EventLog(PrintStream out, Clock clock, String secret) {
        this.out = out;
        this.clock = clock;
        this.secret = secret;
    }

    /** Writes an event. It can contain text of the server, so line breaks and control characters are replaced. */
    public void write(String event) {
        String safe = event.replace(secret, IN_PLACE_OF_THE_KEY).replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}]", "?");
        String line = safe.length() > LONGEST_LINE ? safe.substring(0, LONGEST_LINE) + "…" : safe;
        out.println(clock.instant().truncatedTo(ChronoUnit.SECONDS) + " " + line);
        out.flush();
    }
}
