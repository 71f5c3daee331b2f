package io.tillgate.auth.throttle;

import io.netty.util.NetUtil;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Who tries to prove an identity, and from where.
 *
 * @param clientId the client that the attempt comes through
 * @param address the network address that it comes from, as {@link io.tillgate.auth.support.request.ClientAddress} tells it
 * @param browser what tells the browser apart for longer than a session; null if there is none
 */
public record Attempt(
        String clientId, String address, @Nullable String browser) {
    private static final int IPV6_BYTES = 16;
    private static final int NETWORK_BYTES = 8;

    /** An attempt outside of a browser. */
    public Attempt(String clientId, String address) {
        this(clientId, address, null);
    }

    /** What one caller can take for itself: an IPv4 address, or the /64 network of an IPv6 address. */
    public String network() {
        byte[] bytes = NetUtil.createByteArrayFromIpAddressString(address);
        return bytes == null || bytes.length != IPV6_BYTES
                ? address
                : HexFormat.of().formatHex(Arrays.copyOf(bytes, NETWORK_BYTES)) + "::/64";
    }

    @Override
    public String toString() {
        return "Attempt[" + clientId + ", " + address + "]";
    }
}
