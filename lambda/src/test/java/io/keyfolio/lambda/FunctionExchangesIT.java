package io.keyfolio.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.keyfolio.exchange.Exchanges;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** A function answers what the service answers over HTTP, to every kind of request, over one connection. */
class FunctionExchangesIT extends Exchanges {

    private static Deployment deployment;

    @BeforeAll
    static void deploy() throws IOException {
        deployment = Deployment.start(Database.migrated(), Map.of());
    }

    /** A request that needed a second connection would have waited for ever; one that opened it would be seen here. */
    @AfterAll
    static void oneConnectionWasEnough() throws SQLException {
        int connections = deployment.database().connections();
        deployment.close();
        assertEquals(1, connections);
    }
}
