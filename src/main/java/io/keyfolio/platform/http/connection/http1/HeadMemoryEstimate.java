package io.keyfolio.platform.http.connection.http1;

/**
 * An estimate of the memory that the head of a request takes, and the trailers of one: a field that is sent as four bytes is
 * kept as several objects. A connection may take so much for nothing that no usual head is charged.
 */
final class HeadMemoryEstimate {

    /** The request line, 100 fields, which is as many as other servers take, and the empty line. */
    static final int MOST_LINES = 102;

    private static final int LINE = 160;
    private static final int FREE = 8 * 1024;

    private int lines;
    private long undecoded;
    private long decoded;

    /** Adds what the decoder is given. */
    void add(long bytes, int more) {
        lines += more;
        undecoded += bytes + (long) more * LINE;
    }

    /** Notes that the decoder has made a message of what it was given; that of a head is kept as long as the request is. */
    void decoded(boolean head) {
        decoded = head ? undecoded : decoded;
        lines = 0;
        undecoded = 0;
    }

    /** Notes that the request is no more. */
    void release() {
        decoded = 0;
    }

    /** Whether the decoder holds more lines than a head may have. */
    boolean isTooLong() {
        return lines > MOST_LINES;
    }

    /** Whether the decoder holds something of which it has made no message. */
    boolean isPartial() {
        return undecoded > 0;
    }

    /** How many bytes are to be charged for. */
    long charge() {
        return Math.max(0, undecoded + decoded - FREE);
    }
}
