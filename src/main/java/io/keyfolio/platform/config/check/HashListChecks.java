package io.keyfolio.platform.config.check;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The checks of a sorted file with hashes. They read only its first and last lines: the file can have many gigabytes. */
final class HashListChecks {

    private static final int BLOCK = 4096;
    private static final int DIGITS = 40;
    private static final Pattern LINE = Pattern.compile("[0-9A-Fa-f]{40}(:[0-9]{1,18})?");

    private HashListChecks() {}

    static Optional<String> hashList(String value) {
        return FileChecks.file(value).or(() -> content(value));
    }

    private static Optional<String> content(String path) {
        try (RandomAccessFile file = new RandomAccessFile(path, "r")) {
            List<String> lines = ends(file);
            if (lines.isEmpty()
                    || !lines.stream().allMatch(line -> LINE.matcher(line).matches())) {
                return Optional.of("names a file whose lines are not SHA-1 hashes (HASH or HASH:COUNT)");
            }
            return isSorted(lines)
                    ? Optional.empty()
                    : Optional.of("names a file that is not sorted by hash; download or sort it in that order");
        } catch (IOException unreadable) {
            return Optional.of("names a file that cannot be read");
        }
    }

    /** The whole lines of the first and the last block, of which a short file has only one. */
    private static List<String> ends(RandomAccessFile file) throws IOException {
        long size = file.length();
        if (size <= 2 * BLOCK) {
            return lines(file, 0, (int) size);
        }
        List<String> first = lines(file, 0, BLOCK);
        List<String> last = lines(file, size - BLOCK, BLOCK);
        List<String> ends = new ArrayList<>(first.subList(0, Math.max(1, first.size() - 1)));
        ends.addAll(last.subList(Math.min(1, last.size() - 1), last.size()));
        return ends;
    }

    private static List<String> lines(RandomAccessFile file, long from, int length) throws IOException {
        byte[] block = new byte[length];
        file.seek(from);
        file.readFully(block);
        return new String(block, StandardCharsets.ISO_8859_1).lines().toList();
    }

    private static boolean isSorted(List<String> lines) {
        for (int at = 1; at < lines.size(); at++) {
            if (hash(lines.get(at - 1)).compareTo(hash(lines.get(at))) > 0) {
                return false;
            }
        }
        return true;
    }

    private static String hash(String line) {
        return line.substring(0, DIGITS).toUpperCase(Locale.ROOT);
    }
}
