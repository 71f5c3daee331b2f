package io.tillgate.scope.definition;

/** Another transaction changed the scope between reading and writing; the whole change is tried again. */
final class ConcurrentChangeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ConcurrentChangeException(String namespace) {
        super("scope " + namespace + " was changed at the same time");
    }
}
