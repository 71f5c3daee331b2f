package io.tillgate.scope.definition;

import io.tillgate.problem.ProblemType;

/** The problem types that only this service uses. */
enum ScopeProblem implements ProblemType {
    /** The caller has the scope but does not own the namespace. */
    NOT_THE_OWNER(403, "Another client owns the scope"),
    /** The namespace belongs to another client. */
    NAMESPACE_TAKEN(409, "Another client owns the namespace"),
    /** The app belongs to another client. */
    APP_TAKEN(409, "Another client owns the app"),
    /** A scope of another client has the label. */
    LABEL_TAKEN(409, "A scope of another client already has the label"),
    /** The configuration defines the scope. */
    BUILT_IN(409, "The scope is built in"),
    /** {@code If-Match} or {@code If-None-Match} does not hold. */
    PRECONDITION_FAILED(412, "The scope is not at the version that the request expects");

    private final int status;
    private final String title;

    ScopeProblem(int status, String title) {
        this.status = status;
        this.title = title;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String title() {
        return title;
    }
}
