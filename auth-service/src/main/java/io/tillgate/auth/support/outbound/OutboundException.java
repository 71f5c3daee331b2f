package io.tillgate.auth.support.outbound;

/** A call to a registered address that was not made, or got no usable answer. The message names the address and the reason. */
public final class OutboundException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    OutboundException(String message) {
        super(message, null, false, false);
    }

    OutboundException(String message, Throwable cause) {
        super(message, cause);
    }
}
