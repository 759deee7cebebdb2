package io.keyfolio.identity.password.breach;

import io.keyfolio.platform.concurrency.CryptoExecutors;
import io.keyfolio.platform.text.SortedLines;
import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Locale;

/** A sorted file of hashes, which a worker searches. The file is opened for each search, so that it can be replaced. */
final class BreachFile implements BreachedPasswords {

    private static final int DIGITS = 40;

    private final Path path;
    private final CryptoExecutors workers;

    BreachFile(Path path, CryptoExecutors workers) {
        this.path = path;
        this.workers = workers;
    }

    @Override
    public Uni<Boolean> contains(String hash) {
        return workers.search(() -> search(hash));
    }

    private boolean search(String hash) throws IOException {
        try (FileChannel file = FileChannel.open(path)) {
            return new SortedLines(file::read, file.size(), BreachFile::hash).contains(hash);
        }
    }

    private static String hash(String line) {
        return line.substring(0, Math.min(DIGITS, line.length())).toUpperCase(Locale.ROOT);
    }
}
