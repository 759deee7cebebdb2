package io.keyfolio.platform.database.connection;

import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.impl.Connection;
import io.vertx.sqlclient.impl.SocketConnectionBase;
import io.vertx.sqlclient.impl.SqlConnectionInternal;

/**
 * Closes the socket of a connection at once, and fails what waits for an answer on it. The client's own close waits in the queue
 * of statements, which a frozen server never empties.
 */
public final class HardClose {

    private HardClose() {}

    /** Closes a connection; does nothing if it is closed. */
    public static void of(SqlConnection connection) {
        of(((SqlConnectionInternal) connection).unwrap());
    }

    /** Closes the connection within the client's wrappers. */
    public static void of(Connection connection) {
        if (connection instanceof SocketConnectionBase socket) {
            socket.socket().close();
        } else if (connection.unwrap() != connection) {
            of(connection.unwrap());
        }
    }
}
