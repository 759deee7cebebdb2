package io.keyfolio.platform.embedded.storage;

/** A failure to run the embedded database, whose message is a sentence for the operator. */
public final class EmbeddedFailure extends RuntimeException {

    public static final String ALTERNATIVE =
            "set KEYFOLIO_DB_HOST (and KEYFOLIO_DB_PORT, KEYFOLIO_DB_NAME, KEYFOLIO_DB_USER,"
                    + " KEYFOLIO_DB_PASSWORD) to use a PostgreSQL of your own.";

    public EmbeddedFailure(String sentence) {
        super(sentence);
    }

    public EmbeddedFailure(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
