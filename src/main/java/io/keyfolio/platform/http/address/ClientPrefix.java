package io.keyfolio.platform.http.address;

import io.netty.util.NetUtil;
import java.util.Arrays;
import java.util.HexFormat;

/** Whom an address stands for: itself, or with IPv6 the network of 64 bits that a single subscriber is given. */
public final class ClientPrefix {

    private static final int IPV6_BYTES = 16;
    private static final int SUBSCRIBER_BYTES = 8;

    private ClientPrefix() {}

    public static String of(String address) {
        byte[] bytes = address.indexOf(':') < 0 ? null : NetUtil.createByteArrayFromIpAddressString(address);
        return bytes != null && bytes.length == IPV6_BYTES
                ? HexFormat.of().formatHex(Arrays.copyOf(bytes, SUBSCRIBER_BYTES))
                : address;
    }
}
