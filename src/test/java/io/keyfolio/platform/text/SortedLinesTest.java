package io.keyfolio.platform.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SortedLinesTest {

    /** Lines of different lengths, of texts with and without a line break at their end. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 100, 1000})
    void everyLineIsFoundAndNoOther(int count) throws IOException {
        List<String> lines = IntStream.range(0, count)
                .mapToObj(number -> "%05d".formatted(2 * number) + "x".repeat(number % 100))
                .toList();
        for (String text : List.of(String.join("\n", lines), String.join("\n", lines) + "\n")) {
            SortedLines searched = search(text);

            for (int number = -1; number <= 2 * count; number++) {
                boolean there = number >= 0 && number % 2 == 0 && number < 2 * count;
                assertEquals(
                        there, searched.contains("%05d".formatted(number) + "x".repeat(Math.max(0, number / 2 % 100))));
            }
        }
    }

    @Test
    void emptyTextHasNoLine() throws IOException {
        assertEquals(false, search("").contains("a"));
    }

    @Test
    void longestLineIsFoundAndALongerOneRefused() throws IOException {
        String longest = "a".repeat(SortedLines.LONGEST - 1);

        assertEquals(true, search(longest + "\n" + longest + "b").contains(longest));
        assertThrows(IOException.class, () -> search("a".repeat(1000)).contains("a"));
    }

    private static SortedLines search(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        return new SortedLines((into, position) -> copy(bytes, (int) position, into), bytes.length, line -> line);
    }

    /** Copies few bytes at a time, as a file may be read. */
    private static int copy(byte[] from, int position, ByteBuffer into) {
        int length = Math.min(Math.min(7, into.remaining()), from.length - position);
        into.put(from, position, length);
        return length;
    }
}
