package io.tillgate.user.page;

/** Thrown if a form was not submitted from a page shown to this browser (CSRF). It has no stack trace. */
public final class FormException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    FormException() {
        super("the form does not belong to this browser", null, false, false);
    }
}
