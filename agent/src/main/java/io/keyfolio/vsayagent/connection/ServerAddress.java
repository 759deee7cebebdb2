package io.keyfolio.vsayagent.connection;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;

/** The address of the server. Errors do not quote an invalid address, because it may be a pasted key. */
public record ServerAddress(URI endpoint) {

    private static final String PATH = "/api/agents/connect";
    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[::1]");

    /**
     * Parses an address: a host name with an optional port, scheme ({@code https://} or {@code http://}) and path. The
     * default is TLS.
     */
    public static ServerAddress parse(String text) {
        String host = text.strip();
        URI address = uri(host.contains("://") ? host : "https://" + host);
        String scheme = webSocketScheme(address);
        require(address.getHost() != null, "HOST names no host");
        require(address.getRawUserInfo() == null, "HOST may not hold a user name or password");
        require(address.getRawQuery() == null && address.getRawFragment() == null, "HOST may not hold a ? or #");
        require(address.getPort() >= -1 && address.getPort() != 0 && address.getPort() < 65536, "HOST has an odd port");
        return new ServerAddress(URI.create(scheme + "://"
                + address.getHost().toLowerCase(Locale.ROOT)
                + (address.getPort() < 0 ? "" : ":" + address.getPort())
                + prefix(address)
                + PATH));
    }

    /** The identity of the server, which does not depend on the notation of its address. */
    public String identity() {
        int standard = isEncrypted() ? 443 : 80;
        String path = endpoint.getRawPath();
        return endpoint.getHost()
                + ":"
                + (endpoint.getPort() < 0 ? standard : endpoint.getPort())
                + path.substring(0, path.length() - PATH.length());
    }

    /** Whether others on the network can read the API key. */
    public boolean exposesKey() {
        return !isEncrypted() && !LOOPBACK.matcher(endpoint.getHost()).matches();
    }

    @Override
    public String toString() {
        return endpoint.toString();
    }

    private boolean isEncrypted() {
        return endpoint.getScheme().equals("wss");
    }

    private static URI uri(String text) {
        try {
            return new URI(text).normalize();
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("HOST is no address");
        }
    }

    private static String webSocketScheme(URI address) {
        return switch (address.getScheme().toLowerCase(Locale.ROOT)) {
            case "https" -> "wss";
            case "http" -> "ws";
            default -> throw new IllegalArgumentException("HOST may begin with https:// or http://, nothing else");
        };
    }

    /** The path below which the service is published; the address can also contain the path of agents. */
    private static String prefix(URI address) {
        String path = address.getRawPath().replaceAll("/+$", "");
        return path.endsWith(PATH) ? path.substring(0, path.length() - PATH.length()) : path;
    }

    private static void require(boolean good, String complaint) {
        if (!good) {
            throw new IllegalArgumentException(complaint);
        }
    }
}
