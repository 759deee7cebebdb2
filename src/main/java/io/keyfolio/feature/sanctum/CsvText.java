package io.keyfolio.feature.sanctum;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;

/** Opens a text file in UTF-8, with or without the byte order mark that spreadsheets write. */
final class CsvText {

    private static final int BYTE_ORDER_MARK = '\uFEFF';
    private static final int FIRST_OF_UTF_16 = 0xFE;
    private static final int SECOND_OF_UTF_16 = 0xFF;

    private CsvText() {}

    /**
     * Opens the file and skips its byte order mark.
     *
     * @throws IOException with a sentence for the operator when the mark is that of UTF-16
     */
    static Reader read(Path file) throws IOException {
        refuseUtf16(file);
        BufferedReader text = Files.newBufferedReader(file);
        text.mark(1);
        if (text.read() != BYTE_ORDER_MARK) {
            text.reset();
        }
        return text;
    }

    /** Refuses the byte order marks of UTF-16; that of little-endian UTF-32 begins with the same bytes. */
    private static void refuseUtf16(Path file) throws IOException {
        try (InputStream bytes = Files.newInputStream(file)) {
            int first = bytes.read();
            int second = bytes.read();
            boolean utf16 = (first == FIRST_OF_UTF_16 && second == SECOND_OF_UTF_16)
                    || (first == SECOND_OF_UTF_16 && second == FIRST_OF_UTF_16);
            if (utf16) {
                throw new IOException(file + " is in UTF-16; export it as UTF-8 (in Excel: \"CSV UTF-8\")");
            }
        }
    }
}
