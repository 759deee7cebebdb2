package io.keyfolio.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** A service that checks new passwords with a file of hashes, which has those of {@code breached 0} to {@code breached 4999}. */
public class BreachFileResource extends PostgresResource {

    private static final int PASSWORDS = 5000;

    private Path file;

    @Override
    public Map<String, String> start() {
        Map<String, String> settings = new HashMap<>(super.start());
        try {
            file = Files.createTempFile("breached-passwords", ".txt");
            Files.write(file, lines());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        settings.put("keyfolio.password.breach-file", file.toString());
        return settings;
    }

    /** Lines with and without a count, in capitals and in small letters. */
    private static Iterable<String> lines() {
        TreeSet<String> hashes = new TreeSet<>();
        IntStream.range(0, PASSWORDS).forEach(number -> hashes.add(Sha1.of("breached " + number)));
        return hashes.stream()
                .map(hash -> hash.endsWith("0")
                        ? hash.toLowerCase(Locale.ROOT)
                        : hash + ":" + Math.floorMod(hash.hashCode(), 50))
                .toList();
    }

    @Override
    public void stop() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        super.stop();
    }
}
