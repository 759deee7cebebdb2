package io.keyfolio.platform.database.address;

import io.keyfolio.platform.crypto.ConfiguredSecret;
import io.keyfolio.platform.database.failure.DatabaseFailure;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * The password of the database's role: a value, or the content of a file. A file is read when the password is first needed, and
 * again when PostgreSQL refuses the password, so that a rotated password needs no restart.
 */
public final class DatabasePassword {

    private static final Logger LOG = Logger.getLogger(DatabasePassword.class);
    private static final ConfiguredSecret SECRET =
            new ConfiguredSecret("KEYFOLIO_DB_PASSWORD", "Write the password of the role into it.");

    private final Optional<String> value;
    private final Optional<Path> file;
    private Optional<String> read = Optional.empty();

    /** Takes a value, a file or neither; a value wins over a file. */
    public DatabasePassword(Optional<String> value, Optional<Path> file) {
        this.value = value;
        this.file = value.isPresent() ? Optional.empty() : file;
    }

    /**
     * The current password; empty when none is configured. Reads the file on the first call.
     *
     * @throws ConfigurationException when the file cannot be read, or when other users can read it
     */
    synchronized Optional<String> current() {
        if (file.isPresent() && read.isEmpty()) {
            read = Optional.of(readFile());
        }
        return value.or(() -> read);
    }

    /** Reads the file again; returns whether the password has changed. */
    synchronized boolean readAgain() {
        try {
            Optional<String> before = read;
            read = Optional.of(readFile());
            return !read.equals(before);
        } catch (ConfigurationException unreadable) {
            LOG.warnf("PostgreSQL refused the password. %s", unreadable.getMessage());
            return false;
        }
    }

    /** Connects; when PostgreSQL refuses the password, reads the file and tries once more if the password has changed. */
    public <T> Future<T> connect(Vertx vertx, Supplier<Future<T>> attempt) {
        return attempt.get()
                .recover(failure -> isRefused(failure) ? retry(vertx, attempt, failure) : Future.failedFuture(failure));
    }

    /** Whether PostgreSQL refused a password that came from a file. */
    boolean isRefused(Throwable failure) {
        return file.isPresent() && DatabaseFailure.SIGN_IN_REFUSED.isCauseOf(failure);
    }

    private <T> Future<T> retry(Vertx vertx, Supplier<Future<T>> attempt, Throwable refusal) {
        return vertx.executeBlocking(this::readAgain, false)
                .compose(changed -> changed ? attempt.get() : Future.failedFuture(refusal));
    }

    private String readFile() {
        String text = SECRET.require(Optional.empty(), file);
        return text.endsWith("\r\n")
                ? text.substring(0, text.length() - 2)
                : text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
    }

    @Override
    public String toString() {
        return "the password of the database's role";
    }
}
