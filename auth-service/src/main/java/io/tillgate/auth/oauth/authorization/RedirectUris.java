package io.tillgate.auth.oauth.authorization;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Compares redirect URIs character by character (RFC 9700 section 4.1.3), except for the port of {@code http} on a
 * loopback address literal, which the operating system assigns to a native app (RFC 8252 section 7.3).
 */
final class RedirectUris {
    private static final List<String> LOOPBACK = List.of("127.0.0.1", "[::1]");

    private RedirectUris() {}

    /** Returns whether a redirect URI is registered. */
    static boolean isRegistered(List<String> registered, String sent) {
        return registered.contains(sent)
                || loopback(sent)
                        .map(uri -> registered.stream()
                                .flatMap(known -> loopback(known).stream())
                                .anyMatch(uri::isSameButForPort))
                        .orElse(false);
    }

    private record Loopback(
            String host, String rawPath, @Nullable String rawQuery) {
        boolean isSameButForPort(Loopback other) {
            return equals(other);
        }
    }

    private static Optional<Loopback> loopback(String text) {
        if (LOOPBACK.stream().noneMatch(host -> text.startsWith("http://" + host))) {
            return Optional.empty();
        }
        try {
            URI uri = new URI(text).parseServerAuthority();
            boolean plain = LOOPBACK.contains(uri.getHost())
                    && uri.getRawUserInfo() == null
                    && uri.getRawFragment() == null
                    && uri.getPort() <= 65535
                    && uri.getPort() != 0;
            return plain
                    ? Optional.of(new Loopback(
                            uri.getHost(),
                            Objects.requireNonNullElse(uri.getRawPath(), ""),
                            uri.getRawQuery())) // a bare "?" is an empty query, not null
                    : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
