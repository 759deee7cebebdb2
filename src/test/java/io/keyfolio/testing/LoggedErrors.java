package io.keyfolio.testing;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.Level;

/** What a service in this JVM logs as an error meanwhile. */
public final class LoggedErrors implements AutoCloseable {

    private static final Logger ROOT = Logger.getLogger("");

    private final List<String> messages = new CopyOnWriteArrayList<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord entry) {
            messages.add(entry.getLoggerName() + ": " + entry.getMessage() + " " + entry.getThrown());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    private LoggedErrors() {
        handler.setLevel(Level.ERROR);
        ROOT.addHandler(handler);
    }

    public static LoggedErrors watch() {
        return new LoggedErrors();
    }

    public List<String> messages() {
        return messages;
    }

    @Override
    public void close() {
        ROOT.removeHandler(handler);
    }
}
