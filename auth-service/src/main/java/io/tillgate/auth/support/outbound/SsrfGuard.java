package io.tillgate.auth.support.outbound;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Decides which URLs may be called on behalf of a client: https URLs on the public internet. All blocks of the IANA
 * special-purpose registries (RFC 6890) that are not globally reachable are refused, such as local networks, metadata
 * services, multicast and IPv6 forms that contain an IPv4 address (NAT64, 6to4, Teredo).
 */
final class SsrfGuard {
    private static final List<AddressRange> REFUSED_V4 = AddressRange.of(
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "168.63.129.16/32", // the host agent of Azure, in public address space
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.31.196.0/24",
            "192.52.193.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "192.175.48.0/24",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/4",
            "240.0.0.0/4");

    /** Global unicast. Everything else is refused: loopback, link-local, unique local, multicast, NAT64. */
    private static final List<AddressRange> GLOBAL_V6 = AddressRange.of("2000::/3");

    private static final List<AddressRange> REFUSED_V6 =
            AddressRange.of("2001::/23", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3fff::/20");

    private static final Pattern DOTTED_QUAD = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
    private static final Pattern NAME =
            Pattern.compile("(?=.{1,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)*[a-z]([a-z0-9-]{0,61}[a-z0-9])?");
    private static final int MAX_LENGTH = 2_000;

    private final boolean allowLoopback;

    SsrfGuard(boolean allowLoopback) {
        this.allowLoopback = allowLoopback;
    }

    /** Returns why a URL may not be called; empty if it may be, provided that its addresses are permitted. */
    Optional<String> refusal(URI uri) {
        String host = uri.getHost() == null ? "" : uri.getHost().toLowerCase(Locale.ROOT);
        if (uri.toString().length() > MAX_LENGTH) {
            return Optional.of("must have at most " + MAX_LENGTH + " characters");
        }
        if (uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
            return Optional.of("must not have user information or a fragment");
        }
        if (!isName(host) && !isLiteral(host)) {
            return Optional.of("must have a full host name or an IP address in its usual form");
        }
        if (uri.getPort() == 0 || uri.getPort() > 65_535) {
            return Optional.of("must have a usable port");
        }
        boolean isLoopback = host.equals("localhost") || (isLiteral(host) && isLoopback(host));
        if (!"https".equalsIgnoreCase(uri.getScheme())
                && !("http".equalsIgnoreCase(uri.getScheme()) && allowLoopback && isLoopback)) {
            return Optional.of("must be https");
        }
        return (isLiteral(host) && !permits(literal(host))) || (host.equals("localhost") && !allowLoopback)
                ? Optional.of("must be an address of the public internet")
                : Optional.empty();
    }

    /** Returns whether a resolved address may be connected to. */
    boolean permits(InetAddress address) {
        if (address.isLoopbackAddress()) {
            return allowLoopback;
        }
        return address instanceof Inet6Address
                ? isIn(GLOBAL_V6, address) && !isIn(REFUSED_V6, address)
                : !isIn(REFUSED_V4, address);
    }

    private static boolean isIn(List<AddressRange> ranges, InetAddress address) {
        return ranges.stream().anyMatch(range -> range.contains(address));
    }

    /** The last label must not be a number: {@code 0x7f.1} and {@code 2130706433} are IPv4 addresses. */
    private static boolean isName(String host) {
        return NAME.matcher(host).matches();
    }

    private static boolean isLiteral(String host) {
        return DOTTED_QUAD.matcher(host).matches()
                ? List.of(host.split("\\.")).stream().allMatch(SsrfGuard::isOctet)
                : host.startsWith("[") && host.indexOf('%') < 0;
    }

    /** Requires decimal without a leading zero, which some parsers read as octal. */
    private static boolean isOctet(String part) {
        return Integer.parseInt(part) <= 255 && (part.length() == 1 || part.charAt(0) != '0');
    }

    private static boolean isLoopback(String host) {
        return literal(host).isLoopbackAddress();
    }

    private static InetAddress literal(String host) {
        try {
            return InetAddress.getByName(host);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(host + " is not an address", e);
        }
    }
}
