package io.keyfolio.platform.config.check;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The checks of hosts, networks, origins and URLs; they resolve no names. */
public final class AddressChecks {

    private static final Pattern NAME =
            Pattern.compile("[\\p{L}\\p{N}_]([\\p{L}\\p{N}._-]{0,253}[\\p{L}\\p{N}_])?\\.?");
    private static final Pattern IPV4 =
            Pattern.compile("((25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])(\\.|$)){4}(?<!\\.)");
    private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");
    private static final Pattern ZONE = Pattern.compile("%[A-Za-z0-9_.-]+$");
    private static final Pattern PREFIX_LENGTH = Pattern.compile("[0-9]{1,3}");
    private static final int IPV4_BITS = 32;
    private static final int IPV6_BITS = 128;

    private static final Pattern ORIGIN =
            Pattern.compile("https?://([a-z0-9-]+(\\.[a-z0-9-]+)*|\\[[0-9a-f:.]+])(:[1-9][0-9]{0,4})?");
    private static final Pattern URL = Pattern.compile("(https?://[^/?#]+)(?:/[A-Za-z0-9_~-][A-Za-z0-9._~-]*)*");
    private static final Pattern DEFAULT_PORT = Pattern.compile("http:.*:80|https:.*:443");

    private AddressChecks() {}

    static Optional<String> host(String value) {
        boolean good =
                NAME.matcher(value).matches() || isIpv6(ZONE.matcher(value).replaceFirst(""));
        return good
                ? Optional.empty()
                : Optional.of("is no host name and no IP address; write it without a scheme, a port or brackets");
    }

    static Optional<String> network(String value) {
        String[] parts = value.strip().split("/", 2);
        int bits = isIpv4(parts[0]) ? IPV4_BITS : isIpv6(parts[0]) ? IPV6_BITS : -1;
        boolean good = bits > 0 && (parts.length == 1 || isPrefixLength(parts[1], bits));
        return good ? Optional.empty() : Optional.of("is no address and no network in CIDR notation");
    }

    /** Refuses an origin that no browser sends, because it would never match. */
    static Optional<String> origin(String value) {
        boolean good =
                ORIGIN.matcher(value).matches() && !DEFAULT_PORT.matcher(value).matches();
        return good
                ? Optional.empty()
                : Optional.of("is no origin; write it as browsers do, without a path or the default port");
    }

    /** Requires the one canonical spelling of a URL, because clients compare issuers character by character. */
    static Optional<String> url(String value) {
        Matcher parts = URL.matcher(value);
        boolean good = parts.matches() && origin(parts.group(1)).isEmpty();
        return good
                ? Optional.empty()
                : Optional.of(
                        "is no URL; write it with http:// or https://, in small letters up to the path, without the default"
                                + " port, a slash at the end, a query or a fragment");
    }

    /** Whether the text is an IPv4 or IPv6 address. */
    public static boolean isIpAddress(String text) {
        return isIpv4(text) || isIpv6(text);
    }

    private static boolean isIpv4(String text) {
        return IPV4.matcher(text).matches();
    }

    /** Whether the text is an IPv6 address; the brackets keep Java from resolving it as a name. */
    private static boolean isIpv6(String text) {
        if (!IPV6.matcher(text).matches()) {
            return false;
        }
        try {
            return InetAddress.getByName("[" + text + "]") != null;
        } catch (UnknownHostException notAnAddress) {
            return false;
        }
    }

    private static boolean isPrefixLength(String text, int most) {
        return PREFIX_LENGTH.matcher(text).matches() && Integer.parseInt(text) <= most;
    }
}
