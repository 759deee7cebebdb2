package io.keyfolio.feature.sanctum;

/** What a line says cannot be taken over; the message tells why, without a hash. */
final class InvalidRow extends RuntimeException {

    private final long line;

    InvalidRow(long line, String reason) {
        super(reason, null, false, false);
        this.line = line;
    }

    long line() {
        return line;
    }
}
