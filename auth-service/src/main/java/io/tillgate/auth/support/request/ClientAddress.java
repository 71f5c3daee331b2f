package io.tillgate.auth.support.request;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/**
 * The network address that the request under way comes from: the peer's, or what a trusted proxy
 * ({@code quarkus.http.proxy.trusted-proxies}) says of it in {@code X-Forwarded-For}. Nobody else is believed. Ask in the
 * request's own context, before anything asynchronous.
 */
@ApplicationScoped
public class ClientAddress {
    private static final String UNKNOWN = "unknown";

    private final CurrentVertxRequest request;

    ClientAddress(CurrentVertxRequest request) {
        this.request = request;
    }

    /** The address, IPv4 or IPv6 in its textual form. */
    public String current() {
        return Optional.ofNullable(request.getCurrent())
                .map(RoutingContext::request)
                .map(http -> http.remoteAddress())
                .map(SocketAddress::hostAddress)
                .orElse(UNKNOWN);
    }
}
