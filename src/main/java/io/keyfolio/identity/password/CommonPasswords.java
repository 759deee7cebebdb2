package io.keyfolio.identity.password;

import io.keyfolio.platform.concurrency.CryptoExecutors;
import io.keyfolio.platform.text.SortedLines;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** The list of the commonest passwords. It is read at its first use, on a worker, so that the start does not wait for it. */
@Singleton
class CommonPasswords {

    private static final String HEADER_END = "\n\n";

    private final CryptoExecutors workers;
    private volatile SortedLines list;

    CommonPasswords(CryptoExecutors workers) {
        this.workers = workers;
    }

    /** Emits whether the list has the password; case is ignored. */
    Uni<Boolean> contains(String password) {
        SortedLines known = list;
        return known == null
                ? workers.hash(this::read).map(read -> contains(read, password))
                : Uni.createFrom().item(() -> contains(known, password));
    }

    private static boolean contains(SortedLines list, String password) {
        try {
            return list.contains(password.toLowerCase(Locale.ROOT));
        } catch (IOException notInMemory) {
            throw new UncheckedIOException(notInMemory);
        }
    }

    private SortedLines read() throws IOException {
        try (InputStream file = CommonPasswords.class.getResourceAsStream("/common-passwords.txt")) {
            byte[] bytes = file.readAllBytes();
            int header = new String(bytes, StandardCharsets.ISO_8859_1).indexOf(HEADER_END) + HEADER_END.length();
            list = of(Arrays.copyOfRange(bytes, header, bytes.length));
            return list;
        }
    }

    private static SortedLines of(byte[] text) {
        return new SortedLines(
                (into, position) -> copy(text, (int) position, into), text.length, UnaryOperator.identity());
    }

    private static int copy(byte[] text, int position, ByteBuffer into) {
        int length = Math.min(into.remaining(), text.length - position);
        into.put(text, position, length);
        return length;
    }
}
