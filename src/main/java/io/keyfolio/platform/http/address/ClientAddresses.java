package io.keyfolio.platform.http.address;

import io.netty.util.NetUtil;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/**
 * Tells from which address a request comes. What proxies say is read from right to left, for as long as the one who says it
 * is trusted; whoever is not may have written anything.
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

    /** The client's address in digits, without a port; that of the last one known where the trail ends in an unknown node. */
    public String of(HttpServerRequest request) {
        return request.remoteAddress() == null
                ? NOWHERE
                : of(request.remoteAddress().hostAddress(), request.headers().getAll(header));
    }

    /** Whether the one at the other end of the connection is believed. */
    boolean isFromProxy(HttpServerRequest request) {
        return !trusted.isEmpty()
                && request.remoteAddress() != null
                && isProxy(request.remoteAddress().hostAddress());
    }

    /** Whether connections from the address are those of a proxy, which makes them for its clients. */
    public boolean isProxy(String address) {
        return AddressParser.parse(withoutScope(address))
                .filter(this::isTrusted)
                .isPresent();
    }

    /** Whether an address in digits is that of a proxy which is believed. */
    public boolean isTrusted(String address) {
        return !trusted.isEmpty()
                && AddressParser.parse(address).filter(this::isTrusted).isPresent();
    }

    /** Whether proxies write {@code Forwarded} (RFC 7239), which tells all in one header. */
    boolean readsForwarded() {
        return FORWARDED.equalsIgnoreCase(header);
    }

    /** As {@link #of(HttpServerRequest)}, for who is at the other end and what stands in the header. */
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
