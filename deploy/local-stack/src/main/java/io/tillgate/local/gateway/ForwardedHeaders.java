package io.tillgate.local.gateway;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Locale;

/** Sets the forwarding headers for services and removes those that clients sent (RFC 7239 §8). */
final class ForwardedHeaders {
    private static final List<String> INTERNAL_PREFIXES = List.of("x-forwarded-", "x-tillgate-", "x-internal-");
    private static final List<String> INTERNAL = List.of("forwarded", "x-real-ip", "x-original-url", "x-rewrite-url");

    private ForwardedHeaders() {}

    static void replace(MultiMap headers, HttpServerRequest request) {
        for (String name : List.copyOf(headers.names())) {
            String lower = name.toLowerCase(Locale.ROOT);
            if (INTERNAL.contains(lower) || INTERNAL_PREFIXES.stream().anyMatch(lower::startsWith)) {
                headers.remove(name);
            }
        }
        headers.set("X-Forwarded-For", request.remoteAddress().hostAddress());
        headers.set("X-Forwarded-Proto", request.isSSL() ? "https" : "http");
        headers.set("X-Forwarded-Host", request.authority().toString());
    }
}
