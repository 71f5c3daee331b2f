package io.tillgate.forward.check;

/** Thrown if a check is malformed, which is a mistake in the proxy's configuration; the request is refused. */
final class MalformedCheckException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String detail;

    /**
     * @param detail tells the proxy's operator what is wrong; quotes nothing of the request, needs no escaping in JSON
     */
    MalformedCheckException(String detail) {
        super(detail, null, false, false);
        this.detail = detail;
    }

    String detail() {
        return detail;
    }
}
