package io.keyfolio.lambda;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.Enumeration;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/** The zip file of the build, which Lambda extracts. */
final class FunctionZip {

    private static final Path ZIP = Path.of("target", "lambda", "function.zip").toAbsolutePath();
    private static final int ANY_EXECUTE = 0111;

    private static Path directory;

    private FunctionZip() {}

    /**
     * The directory with the extracted files. Its path needs no escapes in a URL, as Lambda's. It is deleted after the
     * tests.
     */
    static synchronized Path unpacked() throws IOException {
        if (directory == null) {
            directory = Files.createTempDirectory("keyfolio-function");
            Runtime.getRuntime().addShutdownHook(new Thread(FunctionZip::delete));
            unpack(directory);
        }
        return directory;
    }

    private static void delete() {
        try (Stream<Path> files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Extracts the entries in order. Quarkus writes a changed class after the compiled one, and the later entry overwrites
     * the earlier.
     */
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
