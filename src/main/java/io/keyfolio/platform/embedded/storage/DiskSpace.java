package io.keyfolio.platform.embedded.storage;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** The free space on the disk of the data directory. */
public record DiskSpace(Path dataDirectory) {

    /** In megabytes: the programs, the database and its write-ahead log take 107. */
    private static final long FIRST_START = 150;

    /** Two segments of the write-ahead log. */
    private static final long LATER_START = 32;

    private static final long SEGMENT = 16;
    private static final long NOTHING = 1;
    private static final long BYTES = 1024 * 1024;

    /** The words of Linux, macOS, PostgreSQL and Windows, for a disk and for a quota. */
    private static final Pattern FULL = Pattern.compile(
            "no space left|disk quota exceeded|not enough space|disk is full", Pattern.CASE_INSENSITIVE);

    /** Refuses to begin a first start that could not end. */
    public void requireForFirstStart() {
        if (isBelow(FIRST_START)) {
            throw new EmbeddedFailure(sentence());
        }
    }

    /** Whether a failure to write a file came of a full disk; its words may be in the language of the locale. */
    boolean explains(IOException failure) {
        return FULL.matcher(String.valueOf(failure.getMessage())).find() || isBelow(NOTHING);
    }

    /** Whether PostgreSQL failed of a full disk; there may have been no space left for its log to say so. */
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

    /** In megabytes. A file system that does not tell, or that nobody can write to, counts as empty. */
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
