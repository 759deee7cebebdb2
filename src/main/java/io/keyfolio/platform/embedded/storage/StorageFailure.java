package io.keyfolio.platform.embedded.storage;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

/** Turns failures of the data directory into sentences for operators. */
public final class StorageFailure {

    private StorageFailure() {}

    /** The sentence for a failed access: it names the owner of the file, the full disk, or the reason of the system. */
    public static EmbeddedFailure of(Path dataDirectory, IOException failure) {
        DiskSpace space = new DiskSpace(dataDirectory);
        if (failure instanceof AccessDeniedException denied) {
            return new EmbeddedFailure(FileOwner.denial(dataDirectory, Path.of(denied.getFile())), failure);
        }
        return new EmbeddedFailure(
                space.explains(failure)
                        ? space.sentence()
                        : "The data directory " + dataDirectory + " cannot be used (" + reason(failure)
                                + "): set KEYFOLIO_DATA_DIR to another directory.",
                failure);
    }

    /** The given sentence, or that of a full disk if PostgreSQL failed for lack of space. */
    public static EmbeddedFailure ofPostgres(Path dataDirectory, String sentence, Exception failure) {
        DiskSpace space = new DiskSpace(dataDirectory);
        return new EmbeddedFailure(space.explains(sentence) ? space.sentence() : sentence, failure);
    }

    private static String reason(IOException failure) {
        if (failure instanceof FileAlreadyExistsException file) {
            return file.getFile() + " is not a directory";
        }
        return failure instanceof FileSystemException file && file.getReason() != null
                ? file.getFile() + ": " + file.getReason()
                : failure.toString();
    }
}
