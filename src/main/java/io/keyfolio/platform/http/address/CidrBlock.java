package io.keyfolio.platform.http.address;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.Optional;

/** A block of IP addresses, as operators write it: {@code 10.0.0.0/8}, {@code 2001:db8::/32}, or a single address. */
final class CidrBlock {

    private final byte[] start;
    private final int prefix;

    private CidrBlock(InetAddress address, int prefix) {
        this.start = masked(address.getAddress(), prefix);
        this.prefix = prefix;
    }

    /** Parses a block; empty when the text is neither an address nor a block. No name is looked up. */
    static Optional<CidrBlock> parse(String text) {
        String[] parts = text.strip().split("/", 2);
        Optional<InetAddress> address = AddressParser.parse(parts[0]);
        if (address.isEmpty()) {
            return Optional.empty();
        }
        int bits = address.get().getAddress().length * Byte.SIZE;
        return prefix(parts, bits).map(length -> new CidrBlock(address.get(), length));
    }

    boolean contains(InetAddress address) {
        byte[] bytes = address.getAddress();
        return bytes.length == start.length && Arrays.equals(masked(bytes, prefix), start);
    }

    private static Optional<Integer> prefix(String[] parts, int bits) {
        if (parts.length == 1) {
            return Optional.of(bits);
        }
        return parts[1].matches("[0-9]{1,3}") && Integer.parseInt(parts[1]) <= bits
                ? Optional.of(Integer.valueOf(parts[1]))
                : Optional.empty();
    }

    /** The address with zeros after its first {@code prefix} bits. Changes the given bytes. */
    private static byte[] masked(byte[] bytes, int prefix) {
        for (int i = 0; i < bytes.length; i++) {
            int kept = Math.max(0, Math.min(Byte.SIZE, prefix - i * Byte.SIZE));
            bytes[i] &= (byte) (0xFF << (Byte.SIZE - kept));
        }
        return bytes;
    }
}
