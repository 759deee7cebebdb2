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
import io.quarkus.vertx.http.HttpServerStart;
import io.quarkus.vertx.http.HttpsServerStart;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Singleton;
import java.util.Iterator;

/**
 * Installs an {@link AcceptGuard} at each server socket, of the public ports and of the management interface. Vert.x has no
 * hook there: its connection handlers run once a connection is set up, after a TLS handshake.
 */
@Singleton
class ServerGuards {

    /** How long to wait for the management interface, which begins to listen after the public port. */
    private static final long MANAGEMENT_DELAY_MILLIS = 1000;

    private final Vertx vertx;
    private final ConnectionConfig config;
    private final ClientAddresses addresses;
    private final ConnectionRefusals refusals;
    private final BufferBudget budget;

    ServerGuards(Vertx vertx, ConnectionConfig config, ClientAddresses addresses, MeterRegistry metrics) {
        this.vertx = vertx;
        this.config = config;
        this.addresses = addresses;
        this.refusals = new ConnectionRefusals(metrics);
        this.budget = new BufferBudget(
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
                channel.pipeline().addFirst(new AcceptGuard(config, addresses, refusals, budget));
            }
        }
    }
}
