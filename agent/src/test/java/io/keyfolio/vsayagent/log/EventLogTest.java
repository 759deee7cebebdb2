package io.keyfolio.vsayagent.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** The form of log lines. */
class EventLogTest {

    private static final Instant NOW = Instant.parse("2026-01-21T10:30:00.123Z");

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final EventLog log =
            new EventLog(new PrintStream(written, true, UTF_8), Clock.fixed(NOW, ZoneOffset.UTC), "vsay_ak_secret");

    @Test
    void eventHasItsTime() {
        log.write("stopped");

        assertEquals("2026-01-21T10:30:00Z stopped\n", written.toString(UTF_8));
    }

    @Test
    void keyIsNeverWritten() {
        log.write("the server said: vsay_ak_secret");

        assertEquals("2026-01-21T10:30:00Z the server said: [API key]\n", written.toString(UTF_8));
    }

    @Test
    void eventStaysOnItsLine() {
        log.write("one\ntwo\u001b[31m\u2028\u202e");

        assertEquals("2026-01-21T10:30:00Z one?two?[31m??\n", written.toString(UTF_8));
    }

    @Test
    void longEventIsCut() {
        log.write("x".repeat(100_000));

        assertEquals("2026-01-21T10:30:00Z " + "x".repeat(1000) + "…\n", written.toString(UTF_8));
    }
}
