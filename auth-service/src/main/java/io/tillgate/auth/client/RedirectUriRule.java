package io.tillgate.auth.client;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Where a browser may be sent: https anywhere, http to loopback (RFC 8252 section 7.3), or a private-use scheme that is a
 * reversed domain name (section 7.1). Compared exactly later, so there is no wildcard.
 */
final class RedirectUriRule {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private RedirectUriRule() {}

    /** What is wrong with a redirect URI; empty where nothing is. */
    static Optional<String> refusal(String text) {
        Optional<URI> parsed = MetadataReader.parse(text);
        if (parsed.isEmpty() || parsed.get().getScheme() == null) {
            return Optional.of("must be absolute, and " + MetadataReader.A_URI);
        }
        URI uri = parsed.get();
        if (uri.getRawFragment() != null || uri.getRawUserInfo() != null || text.indexOf('*') >= 0) {
            return Optional.of("must have no fragment, no user information and no wildcard");
        }
        return switch (uri.getScheme().toLowerCase(Locale.ROOT)) {
            case "https" -> uri.getHost() == null ? Optional.of("must name a host") : Optional.empty();
            case "http" ->
                LOOPBACK.contains(String.valueOf(uri.getHost()).toLowerCase(Locale.ROOT))
                        ? Optional.empty()
                        : Optional.of("must be https; http is for loopback addresses alone");
            default ->
                uri.getScheme().indexOf('.') > 0 && !uri.isOpaque()
                        ? Optional.empty()
                        : Optional.of("must be https, or have a private-use scheme such as com.example.app:/callback");
        };
    }

    /** What is wrong with an address that people are shown as a link or an image; empty where nothing is. */
    static Optional<String> linkRefusal(URI uri) {
        return "https".equalsIgnoreCase(uri.getScheme()) && uri.getHost() != null && uri.getRawUserInfo() == null
                ? Optional.empty()
                : Optional.of("must be an https address without user information");
    }
}
