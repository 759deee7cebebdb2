package io.keyfolio.platform.database.connection;

import io.vertx.sqlclient.SqlConnection;
import org.jboss.logging.Logger;

/**
 * Logs the errors of a connection on level DEBUG. Without a handler, the Vert.x client prints their stack traces to the standard
 * error. Code that uses the connection receives the error as the failure of its statement, or as the end of the connection.
 */
public final class ConnectionErrors {

    private static final Logger LOG = Logger.getLogger(ConnectionErrors.class);

    private ConnectionErrors() {}

    /** Sets the handler of a connection, and returns the connection. */
    public static <T extends SqlConnection> T logged(T connection) {
        connection.exceptionHandler(failure -> LOG.debug("Connection to the database failed", failure));
        return connection;
    }
}
