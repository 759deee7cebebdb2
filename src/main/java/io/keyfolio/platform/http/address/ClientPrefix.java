package io.keyfolio.platform.http.address;

import io.netty.util.NetUtil;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * The part of an address that identifies a client: all of an IPv4 address, the first 64 bits of an IPv6 address, which is what
 * one subscriber receives.
 */
public final class ClientPrefix {

    private static final int IPV6_BYTES = 16;
    private static final int SUBSCRIBER_BYTES = 8;

    private ClientPrefix() {}

    /** The prefix as a key for counts and limits; texts that are not IPv6 addresses stay as they are. */
    public static String of(String address) {
        byte[] bytes = address.indexOf(':') < 0 ? null : NetUtil.createByteArrayFromIpAddressString(address);
        return bytes != null && bytes.length == IPV6_BYTES
                ? HexFormat.of().formatHex(Arrays.copyOf(bytes, SUBSCRIBER_BYTES))
                : address;
    }
}
