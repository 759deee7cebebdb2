package io.keyfolio.platform.database.failure;

import java.io.IOException;

/** No server of the database is known to accept writes at the moment. */
public final class NoPrimary extends IOException {

    private static final long serialVersionUID = 1;

    /** Takes the reason in words for operators. */
    public NoPrimary(String reason) {
        super(reason);
    }

    /** It is thrown for each request of an outage, and its stack says nothing. */
    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
