package io.tillgate.user.throttle;

import io.netty.util.NetUtil;
import io.tillgate.problem.ProblemException;
import io.tillgate.user.error.AccountProblem;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.HexFormat;

/** The throttles by network address. Each fails with {@code 429} and {@code Retry-After}. Safe for concurrent use. */
@ApplicationScoped
public class Throttles {
    private final Throttle registrations;
    private final Throttle links;

    public Throttles(ThrottleConfig config, Clock clock) {
        this.registrations = new Throttle(config.registrations(), config.window(), clock);
        this.links = new Throttle(config.links(), config.window(), clock);
    }

    /** Counts a registration from the caller's address. */
    public void registration(HttpServerRequest request) {
        registrations.attempt(address(request)).ifPresent(Throttles::refuse);
    }

    /** Counts the use of an action link, or the request for one, from the caller's address. */
    public void link(HttpServerRequest request) {
        links.attempt(address(request)).ifPresent(Throttles::refuse);
    }

    private static void refuse(java.time.Duration wait) {
        throw ProblemException.retryAfter(AccountProblem.TOO_MANY_ATTEMPTS, wait);
    }

    /** The IPv4 address, or the /64 network of an IPv6 address, which usually belongs to one customer. */
    private static String address(HttpServerRequest request) {
        SocketAddress remote = request.remoteAddress();
        String host = remote == null || remote.hostAddress() == null ? "unknown" : remote.hostAddress();
        byte[] bytes = NetUtil.createByteArrayFromIpAddressString(host);
        return bytes == null || bytes.length == 4 ? host : HexFormat.of().formatHex(bytes, 0, 8);
    }
}
