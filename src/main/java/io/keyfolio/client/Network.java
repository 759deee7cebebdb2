package io.keyfolio.client;

import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;

/** A block of addresses, as an operator writes it: {@code 10.0.0.0/8}, {@code 2001:db8::/32}, or a single address. */
final class Network {

    private final IpSubnetFilterRule rule;

    private Network(IpSubnetFilterRule rule) {
        this.rule = rule;
    }

    /** Empty when the text is neither an address nor a block; no name is ever looked up. */
    static Optional<Network> parse(String text) {
        String[] parts = text.strip().split("/", 2);
        Optional<InetAddress> address = Addresses.parse(parts[0]);
        if (address.isEmpty()) {
            return Optional.empty();
        }
        int bits = address.get().getAddress().length * Byte.SIZE;
        return prefix(parts, bits).map(length -> of(address.get(), length));
    }

    boolean contains(InetAddress address) {
        return rule.matches(new InetSocketAddress(address, 0));
    }

    private static Optional<Integer> prefix(String[] parts, int bits) {
        if (parts.length == 1) {
            return Optional.of(bits);
        }
        return parts[1].matches("[0-9]{1,3}") && Integer.parseInt(parts[1]) <= bits
                ? Optional.of(Integer.valueOf(parts[1]))
                : Optional.empty();
    }

    private static Network of(InetAddress address, int prefix) {
        return new Network(new IpSubnetFilterRule(address, prefix, IpFilterRuleType.ACCEPT));
    }
}
