package io.tillgate.auth.support.request;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/**
 * The network address of the current request: that of the peer, or the one in {@code X-Forwarded-For} if the peer is a
 * trusted proxy ({@code quarkus.http.proxy.trusted-proxies}). Must be called in the request's context, before any
 * asynchronous step.
 */
@ApplicationScoped
public class ClientAddress {
    private static final String UNKNOWN = "unknown";

    private final CurrentVertxRequest request;

    ClientAddress(CurrentVertxRequest request) {
        this.request = request;
    }

    /** Returns the IPv4 or IPv6 address in its textual form. */
    public String current() {
        return Optional.ofNullable(request.getCurrent())
                .map(RoutingContext::request)
                .map(http -> http.remoteAddress())
                .map(SocketAddress::hostAddress)
                .orElse(UNKNOWN);
    }
}
