package io.tillgate.user.page;

/** A form that did not come from the page that was shown to this browser (CSRF). It is no bug: it has no stack trace. */
public final class FormException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    FormException() {
        super("the form does not belong to this browser", null, false, false);
    }
}
