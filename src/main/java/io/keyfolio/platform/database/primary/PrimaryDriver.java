package io.keyfolio.platform.database.primary;

import io.keyfolio.platform.database.address.DatabasePassword;
import io.keyfolio.platform.database.connection.ConnectionErrors;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.impl.ContextInternal;
import io.vertx.pgclient.spi.PgDriver;
import io.vertx.sqlclient.SqlConnectOptions;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.impl.Connection;
import io.vertx.sqlclient.impl.SqlConnectionInternal;
import io.vertx.sqlclient.spi.ConnectionFactory;
import java.util.function.Supplier;

/**
 * The driver of a pool whose connections all lead to the primary, and whose password may be rotated while it is in use. Vert.x's
 * pools have hooks for neither.
 */
final class PrimaryDriver extends PgDriver {

    private final PrimaryConnections primary;
    private final DatabasePassword password;

    PrimaryDriver(PrimaryConnections primary, DatabasePassword password) {
        this.primary = primary;
        this.password = password;
    }

    @Override
    public ConnectionFactory createConnectionFactory(
            Vertx vertx, Supplier<? extends Future<? extends SqlConnectOptions>> database) {
        return new Connections(vertx, super.createConnectionFactory(vertx, database));
    }

    /** Wraps a connection each time the pool hands it out. */
    @Override
    public SqlConnectionInternal wrapConnection(
            ContextInternal context, ConnectionFactory factory, Connection connection) {
        return ConnectionErrors.logged(super.wrapConnection(context, factory, connection));
    }

    /** Opens the connections of the pool. Each attempt requests the options, with the server and the password, again. */
    private final class Connections implements ConnectionFactory {

        private final Vertx vertx;
        private final ConnectionFactory factory;

        private Connections(Vertx vertx, ConnectionFactory factory) {
            this.vertx = vertx;
            this.factory = factory;
        }

        /**
         * The pool uses a connection on its context alone, and may listen after the connection was opened, on another thread. So the
         * future runs its listeners on the context, as that of the client does.
         */
        @Override
        public Future<SqlConnection> connect(Context context) {
            Promise<SqlConnection> opened = ((ContextInternal) context).promise();
            primary.open(
                            vertx,
                            () -> password.connect(
                                    vertx, () -> factory.connect(context).map(ConnectionErrors::logged)))
                    .onComplete(opened);
            return opened.future();
        }

        @Override
        public Future<SqlConnection> connect(Context context, SqlConnectOptions options) {
            return factory.connect(context, options);
        }

        @Override
        public void close(Promise<Void> closed) {
            factory.close(closed);
        }
    }
}
