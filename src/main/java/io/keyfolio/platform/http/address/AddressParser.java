package io.keyfolio.platform.http.address;

import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parses IP addresses in the forms that proxies write. */
final class AddressParser {

    /** An IPv6 address in brackets, where a port may follow (RFC 7239, section 6). */
    private static final Pattern BRACKETED = Pattern.compile("\\[([0-9A-Fa-f:.]{2,45})](?::[0-9]{1,5})?");

    private static final Pattern WITH_PORT = Pattern.compile("([0-9.]{7,15}):[0-9]{1,5}");

    private AddressParser() {}

    /** The address in a text such as {@code 203.0.113.7:4711}, {@code [2001:db8::1]:4711} or {@code 2001:db8::1}. */
    static Optional<InetAddress> parseNode(String text) {
        Matcher bracketed = BRACKETED.matcher(text);
        if (bracketed.matches()) {
            return parse(bracketed.group(1));
        }
        Matcher withPort = WITH_PORT.matcher(text);
        return parse(withPort.matches() ? withPort.group(1) : text);
    }

    /** The address that the text writes in digits; empty for anything else, host names included. */
    static Optional<InetAddress> parse(String text) {
        byte[] bytes = text.indexOf('%') >= 0 ? null : NetUtil.createByteArrayFromIpAddressString(text);
        try {
            return bytes == null ? Optional.empty() : Optional.of(InetAddress.getByAddress(bytes));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an address has 4 or 16 bytes", e);
        }
    }
}
