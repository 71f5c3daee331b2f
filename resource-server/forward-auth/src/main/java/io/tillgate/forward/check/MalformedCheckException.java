package io.tillgate.forward.check;

/** The proxy asked in a way that cannot be answered. It is a mistake in its configuration, and never lets a request pass. */
final class MalformedCheckException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String detail;

    /**
     * @param detail for whoever configures the proxy; it quotes nothing of the request and needs no escaping in JSON
     */
    MalformedCheckException(String detail) {
        super(detail, null, false, false);
        this.detail = detail;
    }

    String detail() {
        return detail;
    }
}
