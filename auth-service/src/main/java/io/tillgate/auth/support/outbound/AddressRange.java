package io.tillgate.auth.support.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/**
 * A block of addresses in CIDR notation (RFC 4632).
 *
 * @param first its first address
 * @param prefixLength the number of leading bits that its addresses share
 */
record AddressRange(InetAddress first, int prefixLength) {

    /** Parses blocks such as {@code 10.0.0.0/8}. */
    static List<AddressRange> of(String... blocks) {
        return Arrays.stream(blocks).map(AddressRange::parse).toList();
    }

    boolean contains(InetAddress address) {
        byte[] mine = first.getAddress();
        byte[] other = address.getAddress();
        if (mine.length != other.length) {
            return false;
        }
        int whole = prefixLength / Byte.SIZE;
        int rest = prefixLength % Byte.SIZE;
        int mask = 0xff << (Byte.SIZE - rest) & 0xff;
        return Arrays.equals(mine, 0, whole, other, 0, whole)
                && (rest == 0 || (mine[whole] & mask) == (other[whole] & mask));
    }

    private static AddressRange parse(String block) {
        int slash = block.indexOf('/');
        try {
            return new AddressRange(
                    InetAddress.getByName(block.substring(0, slash)), Integer.parseInt(block.substring(slash + 1)));
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(block, e);
        }
    }
}
