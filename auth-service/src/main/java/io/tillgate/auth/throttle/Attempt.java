package io.tillgate.auth.throttle;

import io.netty.util.NetUtil;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * The origin of an attempt to authenticate.
 *
 * @param clientId the client through which it comes
 * @param address the network address, see {@link io.tillgate.auth.support.request.ClientAddress}
 * @param browser the identifier of the browser beyond a session; null if there is none
 */
public record Attempt(
        String clientId, String address, @Nullable String browser) {
    private static final int IPV6_BYTES = 16;
    private static final int NETWORK_BYTES = 8;

    /** Creates an attempt outside a browser. */
    public Attempt(String clientId, String address) {
        this(clientId, address, null);
    }

    /** Returns the range that a single caller may control: an IPv4 address, or the /64 network of an IPv6 address. */
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
