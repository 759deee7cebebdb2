package io.keyfolio.platform.embedded.storage;

import io.keyfolio.platform.config.check.PathNames;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** The data directory of embedded mode, locked for one process. */
public final class DataDirectory implements AutoCloseable {

    /** The characters that the shell of pg_ctl interprets even between quotes. */
    private static final Pattern SHELL_SYNTAX = Pattern.compile("[$`\"\n]");

    private final Path path;
    private final FileChannel lock;

    private DataDirectory(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /**
     * Creates the directory if it is missing, and locks it.
     *
     * @throws EmbeddedFailure when it cannot be used, or when another process uses it
     */
    public static DataDirectory claim(Path wanted) {
        Path absolute = wanted.toAbsolutePath().normalize();
        requirePlain(absolute);
        try {
            if (HostPlatform.current().isRoot()) {
                FileOwner.requireRoot(absolute);
            }
            PrivateFiles.createDirectory(absolute);
            Path path = absolute.toRealPath(); // as the operating system names it in the command of a process
            requirePlain(path);
            return new DataDirectory(path, lock(path));
        } catch (IOException failure) {
            throw StorageFailure.of(absolute, failure);
        }
    }

    public Path path() {
        return path;
    }

    private static void requirePlain(Path path) {
        PathNames.require("KEYFOLIO_DATA_DIR", path.toString());
        if (SHELL_SYNTAX.matcher(path.toString()).find()) {
            throw new EmbeddedFailure(
                    "The data directory " + path + " has $, ` or \" in its name, which PostgreSQL can not"
                            + " deal with: set KEYFOLIO_DATA_DIR to another directory.");
        }
    }

    private static FileChannel lock(Path path) throws IOException {
        FileChannel channel = PrivateFiles.openForWriting(path.resolve("lock"));
        if (isLockable(channel)) {
            return channel;
        }
        channel.close();
        throw new EmbeddedFailure("Another Keyfolio is using the data directory " + path
                + ": stop it, or set KEYFOLIO_DATA_DIR to another directory.");
    }

    private static boolean isLockable(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException lockedByThisJvm) {
            return false;
        }
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException failure) {
            throw new EmbeddedFailure(
                    "The lock of the data directory " + path + " can not be released: " + failure, failure);
        }
    }
}
