package io.keyfolio.platform.database.primary;

import static org.junit.jupiter.api.Assertions.assertSame;

import io.keyfolio.platform.database.address.DatabaseOptions;
import io.keyfolio.testing.Await;
import io.keyfolio.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.spi.ConnectionFactory;
import jakarta.inject.Inject;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The connections that the driver opens for the pool. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class PrimaryDriverTest {

    @Inject
    Vertx vertx;

    @Inject
    DatabaseOptions database;

    @Inject
    PrimaryMonitor monitor;

    /** On a busy machine, a connection can be open before the pool listens. The pool refuses it on another context. */
    @Test
    void poolThatListensLateDoesSoOnTheContextOfTheConnection() throws Exception {
        ConnectionFactory factory = new PrimaryDriver(new PrimaryConnections(monitor), database.password())
                .createConnectionFactory(vertx, () -> monitor.forPool()
                        .map(server -> database.at(server, database.applyTo(new PgConnectOptions()))));
        Context context = vertx.getOrCreateContext();

        Future<SqlConnection> opening = factory.connect(context);
        Await.until(opening::isComplete, complete -> complete);
        Promise<Context> heard = Promise.promise();
        opening.onComplete(opened -> heard.complete(Vertx.currentContext()));

        assertSame(
                context,
                heard.future().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS));
        opening.result().close();
    }
}
