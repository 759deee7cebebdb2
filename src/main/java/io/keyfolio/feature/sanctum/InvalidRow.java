package io.keyfolio.feature.sanctum;

/** The failure of a row that cannot be imported. Its message gives the reason and holds no hash. */
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
