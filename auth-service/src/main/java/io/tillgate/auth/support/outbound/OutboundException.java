package io.tillgate.auth.support.outbound;

/** A call to a registered URL was refused, or got no usable response. The message names the URL and the reason. */
public final class OutboundException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    OutboundException(String message) {
        super(message, null, false, false);
    }

    OutboundException(String message, Throwable cause) {
        super(message, cause);
    }
}
