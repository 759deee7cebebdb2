package io.keyfolio.testing;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.Level;
import org.jboss.logmanager.formatters.PatternFormatter;

/** The errors that a service in this JVM logs, optionally with the warnings. */
public final class LoggedErrors implements AutoCloseable {

    private static final PatternFormatter MESSAGE = new PatternFormatter("%s");
    private static final Logger ROOT = Logger.getLogger("");

    private final List<String> messages = new CopyOnWriteArrayList<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord entry) {
            if (isLoggable(entry)) {
                messages.add(entry.getLoggerName() + ": " + text(entry) + " " + entry.getThrown());
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    private LoggedErrors(Level level) {
        handler.setLevel(level);
        ROOT.addHandler(handler);
    }

    public static LoggedErrors watch() {
        return new LoggedErrors(Level.ERROR);
    }

    public static LoggedErrors andWarnings() {
        return new LoggedErrors(Level.WARN);
    }

    private static String text(LogRecord entry) {
        return MESSAGE.format(ExtLogRecord.wrap(entry));
    }

    public List<String> messages() {
        return messages;
    }

    @Override
    public void close() {
        ROOT.removeHandler(handler);
    }
}
