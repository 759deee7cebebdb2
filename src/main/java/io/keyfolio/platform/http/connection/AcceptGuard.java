package io.keyfolio.platform.http.connection;

import io.keyfolio.platform.http.address.ClientAddresses;
import io.keyfolio.platform.http.address.ClientPrefix;
import io.keyfolio.platform.http.connection.quota.AddressCounts;
import io.keyfolio.platform.http.connection.quota.BufferBudget;
import io.keyfolio.platform.http.connection.quota.ClientQuota;
import io.keyfolio.platform.http.connection.quota.ConnectionConfig;
import io.keyfolio.platform.http.connection.quota.ConnectionRefusals;
import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** A handler of a server socket that closes connections beyond the limit of their client address, and guards the others. */
final class AcceptGuard extends ChannelInboundHandlerAdapter {

    private static final int SMALLEST_READ = 512;
    private static final int FIRST_READ = 2048;
    private static final int LARGEST_READ = 16 * 1024;
    private static final int LOW_WATER = 16 * 1024;
    private static final int HIGH_WATER = 32 * 1024;

    private final AddressCounts counts = new AddressCounts();
    private final ConnectionConfig config;
    private final ClientAddresses addresses;
    private final ConnectionRefusals refusals;
    private final BufferBudget budget;

    AcceptGuard(ConnectionConfig config, ClientAddresses addresses, ConnectionRefusals refusals, BufferBudget budget) {
        this.config = config;
        this.addresses = addresses;
        this.refusals = refusals;
        this.budget = budget;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object accepted) {
        if (!(accepted instanceof Channel connection)
                || !(connection.remoteAddress() instanceof InetSocketAddress client)) {
            context.fireChannelRead(accepted);
            return;
        }
        String text = text(client.getAddress());
        String address = addresses.isProxy(text) ? null : ClientPrefix.of(text);
        ClientQuota quota = new ClientQuota(counts, address, config.maxPerAddress(), budget);
        if (quota.open()) {
            connection.closeFuture().addListener(closed -> quota.close());
            guard(connection, quota);
            context.fireChannelRead(connection);
        } else {
            refusals.addressLimit();
            connection.unsafe().closeForcibly();
        }
    }

    private void guard(Channel connection, ClientQuota quota) {
        connection.config().setWriteBufferWaterMark(new WriteBufferWaterMark(LOW_WATER, HIGH_WATER));
        connection
                .config()
                .setRecvByteBufAllocator(new AdaptiveRecvByteBufAllocator(SMALLEST_READ, FIRST_READ, LARGEST_READ));
        connection.pipeline().addLast(new ConnectionGuard(config, refusals, quota));
    }

    private static String text(InetAddress address) {
        return NetUtil.toAddressString(address);
    }
}
