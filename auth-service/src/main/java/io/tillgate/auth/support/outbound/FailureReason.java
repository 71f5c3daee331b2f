package io.tillgate.auth.support.outbound;

import io.netty.channel.ConnectTimeoutException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.Objects;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Describes why a call failed, so that an operator can distinguish DNS, network and TLS errors. */
final class FailureReason {
    private FailureReason() {}

    static String of(Throwable failure) {
        return causes(failure)
                .flatMap(cause -> Stream.ofNullable(known(cause)))
                .findFirst()
                .orElseGet(failure::toString);
    }

    private static @Nullable String known(Throwable cause) {
        if (cause instanceof UnknownHostException) {
            return "DNS does not know the host";
        }
        if (cause instanceof ConnectTimeoutException) {
            return "the connection timed out";
        }
        if (cause instanceof ConnectException) {
            return "the connection was refused";
        }
        return cause instanceof SSLException ? "TLS failed: " + root(cause).getMessage() : null;
    }

    private static Throwable root(Throwable failure) {
        return causes(failure).reduce(failure, (outer, inner) -> inner);
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause);
    }
}
