package io.keyfolio.platform.http.address;

import io.netty.util.NetUtil;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/**
 * Determines the client address of a request. The entries that proxies add are read from right to left, as long as the writer
 * of an entry is a trusted proxy: the sender may have made up everything to the left of it.
 */
@Singleton
public class ClientAddresses {

    static final String FORWARDED = "Forwarded";

    private static final String NOWHERE = "unknown";

    private final List<CidrBlock> trusted;
    private final String header;

    ClientAddresses(ProxyConfig config) {
        this.trusted = config.trusted().orElse(List.of()).stream()
                .map(ClientAddresses::network)
                .toList();
        this.header = config.header();
    }

    /** The client's address in digits, without a port. If the list ends in an unreadable entry, the last readable address. */
    public String of(HttpServerRequest request) {
        return request.remoteAddress() == null
                ? NOWHERE
                : of(request.remoteAddress().hostAddress(), request.headers().getAll(header));
    }

    /** Whether the peer of the connection is a trusted proxy. */
    boolean isFromProxy(HttpServerRequest request) {
        return !trusted.isEmpty()
                && request.remoteAddress() != null
                && isProxy(request.remoteAddress().hostAddress());
    }

    /** Whether the address of a peer, with or without an IPv6 scope, is that of a trusted proxy. */
    public boolean isProxy(String address) {
        return AddressParser.parse(withoutScope(address))
                .filter(this::isTrusted)
                .isPresent();
    }

    /** Whether an address in digits is that of a trusted proxy. */
    public boolean isTrusted(String address) {
        return !trusted.isEmpty()
                && AddressParser.parse(address).filter(this::isTrusted).isPresent();
    }

    /** Whether proxies send {@code Forwarded} (RFC 7239), which carries address and scheme in one header. */
    boolean readsForwarded() {
        return FORWARDED.equalsIgnoreCase(header);
    }

    /** As {@link #of(HttpServerRequest)}, for the address of the peer and the values of the header. */
    String of(String peer, List<String> headers) {
        return AddressParser.parse(withoutScope(peer))
                .map(nearest -> NetUtil.toAddressString(furthestKnown(nearest, headers)))
                .orElse(NOWHERE);
    }

    private InetAddress furthestKnown(InetAddress nearest, List<String> headers) {
        if (headers.isEmpty() || !isTrusted(nearest)) {
            return nearest;
        }
        InetAddress known = nearest;
        List<String> nodes = nodes(headers);
        for (int place = nodes.size() - 1; place >= 0 && isTrusted(known); place--) {
            Optional<InetAddress> node = AddressParser.parseNode(nodes.get(place));
            if (node.isEmpty()) {
                return known;
            }
            known = node.get();
        }
        return known;
    }

    private List<String> nodes(List<String> headers) {
        return readsForwarded() ? ForwardedFor.elements(headers) : ForwardedFor.list(headers);
    }

    private boolean isTrusted(InetAddress address) {
        for (CidrBlock cidrBlock : trusted) {
            if (cidrBlock.contains(address)) {
                return true;
            }
        }
        return false;
    }

    private static String withoutScope(String address) {
        int scope = address.indexOf('%');
        return scope < 0 ? address : address.substring(0, scope);
    }

    private static CidrBlock network(String text) {
        return CidrBlock.parse(text)
                .orElseThrow(
                        () -> new ConfigurationException(
                                "KEYFOLIO_PROXY_TRUSTED: " + text
                                        + " is no address and no network; write them as 10.0.0.0/8 or 2001:db8::/32, separated by commas"));
    }
}
