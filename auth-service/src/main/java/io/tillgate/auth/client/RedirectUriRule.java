package io.tillgate.auth.client;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Rules for redirect URIs: https anywhere, http to loopback addresses (RFC 8252 section 7.3), or a private-use scheme
 * that is a reversed domain name (section 7.1). URIs are compared exactly, so wildcards are refused.
 */
final class RedirectUriRule {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private RedirectUriRule() {}

    /** Returns why a redirect URI is refused; empty if it is valid. */
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
                        : Optional.of("must be https; http is allowed for loopback addresses only");
            default ->
                uri.getScheme().indexOf('.') > 0 && !uri.isOpaque()
                        ? Optional.empty()
                        : Optional.of("must be https, or have a private-use scheme such as com.example.app:/callback");
        };
    }

    /** Returns why the address of a link or image is refused; empty if it is valid. */
    static Optional<String> linkRefusal(URI uri) {
        return "https".equalsIgnoreCase(uri.getScheme()) && uri.getHost() != null && uri.getRawUserInfo() == null
                ? Optional.empty()
                : Optional.of("must be an https address without user information");
    }
}
