package io.keyfolio.platform.http.connection;

import io.keyfolio.platform.http.address.ClientAddresses;
import io.keyfolio.platform.http.connection.quota.BufferBudget;
import io.keyfolio.platform.http.connection.quota.ConnectionConfig;
import io.keyfolio.platform.http.connection.quota.ConnectionRefusals;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.channel.Channel;
import io.netty.channel.ServerChannel;
import io.netty.channel.SingleThreadEventLoop;
import io.netty.util.concurrent.EventExecutor;
import io.quarkus.runtime.Startup;
import io.quarkus.vertx.http.HttpServerStart;
import io.quarkus.vertx.http.HttpsServerStart;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Singleton;
import java.net.InetSocketAddress;
import java.util.Iterator;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Installs an {@link AcceptGuard} at each server socket, of the public ports and of the management interface. Vert.x has no
 * hook there: its connection handlers run once a connection is set up, after a TLS handshake. The start makes it, so that its
 * counters exist before the first connection.
 */
@Startup
@Singleton
class ServerGuards {

    /** How long to wait for the management interface, which begins to listen after the public port. */
    private static final long MANAGEMENT_DELAY_MILLIS = 1000;

    private final Vertx vertx;
    private final ConnectionConfig config;
    private final ClientAddresses addresses;
    private final ConnectionRefusals refusals;
    private final BufferBudget budget;
    private final BufferBudget managementBudget;
    private final int managementPort;

    ServerGuards(
            Vertx vertx,
            ConnectionConfig config,
            ClientAddresses addresses,
            MeterRegistry metrics,
            @ConfigProperty(name = "keyfolio.management.port") int managementPort) {
        this.vertx = vertx;
        this.config = config;
        this.addresses = addresses;
        this.refusals = new ConnectionRefusals(metrics);
        this.budget = budget(config);
        this.managementBudget = budget(config);
        this.managementPort = managementPort;
    }

    private static BufferBudget budget(ConnectionConfig config) {
        return new BufferBudget(
                config.maxBuffered().asLongValue(),
                config.maxBufferedPerAddress().asLongValue());
    }

    void guard(@ObservesAsync HttpServerStart started) {
        guardAll();
        vertx.setTimer(MANAGEMENT_DELAY_MILLIS, later -> guardAll());
    }

    void guard(@ObservesAsync HttpsServerStart started) {
        guardAll();
        vertx.setTimer(MANAGEMENT_DELAY_MILLIS, later -> guardAll());
    }

    private void guardAll() {
        for (EventExecutor acceptor : ((VertxInternal) vertx).getAcceptorEventLoopGroup()) {
            if (acceptor instanceof SingleThreadEventLoop loop) {
                loop.execute(() -> guardAll(loop.registeredChannelsIterator()));
            }
        }
    }

    private void guardAll(Iterator<Channel> channels) {
        while (channels.hasNext()) {
            Channel channel = channels.next();
            if (channel instanceof ServerChannel && channel.pipeline().get(AcceptGuard.class) == null) {
                channel.pipeline().addFirst(new AcceptGuard(config, addresses, refusals, budgetOf(channel)));
            }
        }
    }

    /** The management interface has a budget of its own: clients of the public ports cannot keep a probe from being answered. */
    private BufferBudget budgetOf(Channel server) {
        return server.localAddress() instanceof InetSocketAddress address && address.getPort() == managementPort
                ? managementBudget
                : budget;
    }
}
