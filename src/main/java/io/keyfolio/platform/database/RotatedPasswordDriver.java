package io.keyfolio.platform.database;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.pgclient.spi.PgDriver;
import io.vertx.sqlclient.SqlConnectOptions;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.spi.ConnectionFactory;
import java.util.function.Supplier;

/** The driver of a pool whose password may be rotated while it is in use; Vert.x's pools have no hook for that. */
final class RotatedPasswordDriver extends PgDriver {

    private final DatabasePassword password;

    RotatedPasswordDriver(DatabasePassword password) {
        this.password = password;
    }

    @Override
    public ConnectionFactory createConnectionFactory(
            Vertx vertx, Supplier<? extends Future<? extends SqlConnectOptions>> database) {
        return new Connections(vertx, super.createConnectionFactory(vertx, database));
    }

    /** Opens the connections of the pool. Each attempt requests the options, and with them the password, again. */
    private final class Connections implements ConnectionFactory {

        private final Vertx vertx;
        private final ConnectionFactory factory;

        private Connections(Vertx vertx, ConnectionFactory factory) {
            this.vertx = vertx;
            this.factory = factory;
        }

        @Override
        public Future<SqlConnection> connect(Context context) {
            return password.connect(vertx, () -> factory.connect(context));
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
