package io.keyfolio.platform.http.connection.http1;

/**
 * An estimate of the memory that the head and the trailers of a request take: a field of four bytes becomes several objects. A
 * free allowance leaves ordinary heads uncharged.
 */
final class HeadMemoryEstimate {

    /** The most lines of a head: the request line, 100 fields, as in other servers, and the empty line. */
    static final int MOST_LINES = 102;

    private static final int LINE = 160;
    private static final int FREE = 8 * 1024;

    private int lines;
    private long undecoded;
    private long decoded;

    /** Adds the bytes and the lines that the decoder receives. */
    void add(long bytes, int more) {
        lines += more;
        undecoded += bytes + (long) more * LINE;
    }

    /** Records that the decoder has made a message; the memory of a head is kept as long as the request. */
    void decoded(boolean head) {
        decoded = head ? undecoded : decoded;
        lines = 0;
        undecoded = 0;
    }

    /** Releases the memory of a head whose request has ended. */
    void release() {
        decoded = 0;
    }

    /** Whether the decoder holds more lines than a head may have. */
    boolean isTooLong() {
        return lines > MOST_LINES;
    }

    /** Whether the decoder holds bytes of which it has made no message. */
    boolean isPartial() {
        return undecoded > 0;
    }

    /** The number of bytes to charge to the budget. */
    long charge() {
        return Math.max(0, undecoded + decoded - FREE);
    }
}
