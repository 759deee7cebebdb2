package io.keyfolio.identity.session.device;

import io.netty.util.NetUtil;
import java.util.Arrays;
import java.util.HexFormat;

/** The network of an address, within which the address of one client may change: 24 bits of IPv4, 48 of IPv6. */
final class ClientNetwork {

    private static final int IPV4_BYTES = 4;
    private static final int IPV4_NETWORK = 3;
    private static final int IPV6_NETWORK = 6;

    private ClientNetwork() {}

    /** The network in hexadecimal digits; a text that is no address stays as it is. */
    static String of(String address) {
        byte[] bytes = NetUtil.createByteArrayFromIpAddressString(address);
        return bytes == null
                ? address
                : HexFormat.of()
                        .formatHex(Arrays.copyOf(bytes, bytes.length == IPV4_BYTES ? IPV4_NETWORK : IPV6_NETWORK));
    }
}
