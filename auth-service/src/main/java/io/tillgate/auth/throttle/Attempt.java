package io.tillgate.auth.throttle;

import io.netty.util.NetUtil;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Who tries to prove an identity, and from where.
 *
 * @param clientId the client that the attempt comes through
 * @param address the network address that it comes from, as {@link io.tillgate.auth.request.ClientAddress} tells it
 */
public record Attempt(String clientId, String address) {
    private static final int IPV6_BYTES = 16;
    private static final int NETWORK_BYTES = 8;

    /** What one caller can take for itself: an IPv4 address, or the /64 network of an IPv6 address. */
    public String network() {
        byte[] bytes = NetUtil.createByteArrayFromIpAddressString(address);
        return bytes == null || bytes.length != IPV6_BYTES
                ? address
                : HexFormat.of().formatHex(Arrays.copyOf(bytes, NETWORK_BYTES)) + "::/64";
    }
}
