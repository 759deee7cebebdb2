package io.keyfolio.bench.failover;

import io.keyfolio.bench.cluster.Node;
import io.keyfolio.bench.cluster.Server;
import io.keyfolio.bench.revocation.Phase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/** Records when one server of PostgreSQL commits writes, without the service and without relays. */
final class WriteProbe implements Callable<Void> {

    private static final int PERIOD_MILLIS = 50;
    private static final String IS_STANDBY = "select pg_is_in_recovery()";
    private static final String WRITE = "select pg_logical_emit_message(true, 'bench', '')";

    private final String node;
    private final Server server;
    private final Timeline commits;
    private final Phase phase;

    WriteProbe(Node node, Timeline commits, Phase phase) {
        this.node = node.toString();
        this.server = node.server();
        this.commits = commits;
        this.phase = phase;
    }

    @Override
    public Void call() throws InterruptedException {
        while (phase.goesOn()) {
            try (Connection connection = server.connect()) {
                write(connection);
            } catch (SQLException away) {
                TimeUnit.MILLISECONDS.sleep(PERIOD_MILLIS);
            }
        }
        return null;
    }

    private void write(Connection connection) throws SQLException, InterruptedException {
        while (phase.goesOn()) {
            if (Server.ask(connection, IS_STANDBY).equals("f")) {
                long started = System.nanoTime();
                String unused = Server.ask(connection, WRITE);
                commits.add(node, started, System.nanoTime());
            }
            TimeUnit.MILLISECONDS.sleep(PERIOD_MILLIS);
        }
    }
}
