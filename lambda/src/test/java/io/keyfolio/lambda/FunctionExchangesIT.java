package io.keyfolio.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.keyfolio.exchange.Exchanges;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/**
 * For every kind of request, the function sends the same response as the service over HTTP, with one database connection.
 */
class FunctionExchangesIT extends Exchanges {

    private static Deployment deployment;

    @BeforeAll
    static void deploy() throws IOException {
        deployment = Deployment.start(Database.migrated(), Map.of());
    }

    /** Asserts that no request has opened a second connection. A request that waited for one would never have ended. */
    @AfterAll
    static void oneConnectionWasEnough() throws SQLException {
        int connections = deployment.database().connections();
        deployment.close();
        assertEquals(1, connections);
    }
}
