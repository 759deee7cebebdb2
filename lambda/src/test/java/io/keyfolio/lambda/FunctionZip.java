package io.keyfolio.lambda;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.Enumeration;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/** What the build made, and Lambda unpacks. */
final class FunctionZip {

    private static final Path ZIP = Path.of("target", "lambda", "function.zip").toAbsolutePath();
    private static final Path DIRECTORY =
            Path.of("target", "lambda", "function").toAbsolutePath();
    private static final int ANY_EXECUTE = 0111;

    private FunctionZip() {}

    /** The directory with its contents; unpacked anew when the zip is newer. */
    static synchronized Path unpacked() throws IOException {
        FileTime built = Files.getLastModifiedTime(ZIP);
        Path directory = DIRECTORY.resolve(Long.toString(built.toMillis()));
        if (!Files.exists(directory)) {
            unpack(directory);
        }
        return directory;
    }

    /** In order: Quarkus writes a class that it changed behind the one that was compiled, for the later to win. */
    private static void unpack(Path directory) throws IOException {
        try (ZipFile zip = ZipFile.builder().setPath(ZIP).get()) {
            for (Enumeration<ZipArchiveEntry> entries = zip.getEntriesInPhysicalOrder(); entries.hasMoreElements(); ) {
                ZipArchiveEntry entry = entries.nextElement();
                Path file = directory.resolve(entry.getName());
                if (!entry.isDirectory()) {
                    Files.createDirectories(file.getParent());
                    Files.copy(zip.getInputStream(entry), file, StandardCopyOption.REPLACE_EXISTING);
                    file.toFile().setExecutable((entry.getUnixMode() & ANY_EXECUTE) != 0);
                }
            }
        }
    }
}
