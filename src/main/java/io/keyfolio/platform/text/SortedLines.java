package io.keyfolio.platform.text;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;

/** A binary search for a line of a sorted text in ASCII, which may be larger than the memory. */
public final class SortedLines {

    /** The most bytes of a line, with its line break. */
    public static final int LONGEST = 128;

    private final Source source;
    private final long size;
    private final UnaryOperator<String> key;

    /** Takes the text, its size in bytes, and the part of a line by which the lines are sorted. */
    public SortedLines(Source source, long size, UnaryOperator<String> key) {
        this.source = source;
        this.size = size;
        this.key = key;
    }

    /** Whether a line has the key; fails when a line on the way is too long. */
    public boolean contains(String wanted) throws IOException {
        long low = 0;
        long high = size;
        while (low < high) {
            Line line = lineAt((low + high) >>> 1);
            int order = key.apply(line.text()).compareTo(wanted);
            if (order == 0) {
                return true;
            }
            low = order < 0 ? line.end() : low;
            high = order < 0 ? high : line.start();
        }
        return false;
    }

    /** The line that the byte at a position belongs to. */
    private Line lineAt(long position) throws IOException {
        long from = Math.max(0, position - LONGEST);
        String window = window(from, Math.min(size, position + LONGEST));
        int at = (int) (position - from);
        int before = at == 0 ? -1 : window.lastIndexOf('\n', at - 1);
        int after = window.indexOf('\n', at);
        boolean begins = before >= 0 || from == 0;
        boolean ends = after >= 0 || from + window.length() == size;
        if (!begins || !ends) {
            throw new IOException("a line has more than " + LONGEST + " bytes");
        }
        int end = after < 0 ? window.length() : after;
        return new Line(from + before + 1, Math.min(size, from + end + 1), window.substring(before + 1, end));
    }

    private String window(long from, long to) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate((int) (to - from));
        while (bytes.hasRemaining()) {
            if (source.read(bytes, from + bytes.position()) < 0) {
                throw new IOException("the text became shorter");
            }
        }
        return new String(bytes.array(), StandardCharsets.ISO_8859_1);
    }

    /** Reads bytes of the text, as {@link java.nio.channels.FileChannel#read(ByteBuffer, long)} does. */
    @FunctionalInterface
    public interface Source {

        int read(ByteBuffer into, long position) throws IOException;
    }

    /** A line, its first byte, and the first byte of the next one. */
    private record Line(long start, long end, String text) {}
}
