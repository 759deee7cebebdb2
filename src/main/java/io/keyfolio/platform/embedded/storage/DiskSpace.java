package io.keyfolio.platform.embedded.storage;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** The free space on the disk of the data directory. */
public record DiskSpace(Path dataDirectory) {

    /** The megabytes that a first start needs: the programs, the database and its write-ahead log take 107. */
    private static final long FIRST_START = 150;

    /** The megabytes that a later start needs: two segments of the write-ahead log. */
    private static final long LATER_START = 32;

    private static final long SEGMENT = 16;
    private static final long NOTHING = 1;
    private static final long BYTES = 1024 * 1024;

    /** The messages of Linux, macOS, PostgreSQL and Windows for a full disk and an exceeded quota. */
    private static final Pattern FULL = Pattern.compile(
            "no space left|disk quota exceeded|not enough space|disk is full", Pattern.CASE_INSENSITIVE);

    /**
     * Checks that a first start has enough space to finish.
     *
     * @throws EmbeddedFailure when it has not
     */
    public void requireForFirstStart() {
        if (isBelow(FIRST_START)) {
            throw new EmbeddedFailure(sentence());
        }
    }

    /** Whether a full disk explains a failed write. The free space counts too, because the message may be in another language. */
    boolean explains(IOException failure) {
        return FULL.matcher(String.valueOf(failure.getMessage())).find() || isBelow(NOTHING);
    }

    /**
     * Whether a full disk explains a failure of PostgreSQL. The free space counts too, because the log may have had no space
     * left.
     */
    boolean explains(String log) {
        return FULL.matcher(log).find() || isBelow(SEGMENT);
    }

    String sentence() {
        String needed = hasDatabase() ? "a start needs " + LATER_START : "a first start needs " + FIRST_START;
        return "The disk of the data directory " + dataDirectory + " is too full (free: " + free() + " MB; " + needed
                + " MB): free some space, or set KEYFOLIO_DATA_DIR to a directory on another disk.";
    }

    private boolean isBelow(long megabytes) {
        return free() < megabytes;
    }

    /** The free space in megabytes; unlimited on a file system that does not report its size or is read-only. */
    private long free() {
        Path existing = dataDirectory;
        while (!Files.exists(existing) && existing.getParent() != null) {
            existing = existing.getParent();
        }
        try {
            FileStore disk = Files.getFileStore(existing);
            boolean tells = disk.getTotalSpace() > 0 && !disk.isReadOnly();
            return tells ? disk.getUsableSpace() / BYTES : Long.MAX_VALUE;
        } catch (IOException unknown) {
            return Long.MAX_VALUE;
        }
    }

    private boolean hasDatabase() {
        try (DirectoryStream<Path> data = Files.newDirectoryStream(dataDirectory.resolve("postgresql"), "data-*")) {
            return data.iterator().hasNext();
        } catch (IOException none) {
            return false;
        }
    }
}
