package io.tillgate.user.error;

import io.tillgate.problem.ProblemType;

/** The problem types that only this service uses. */
public enum AccountProblem implements ProblemType {
    INVALID_CURSOR(400, "The cursor does not belong to this list"),
    INVALID_LINK(400, "The link is unknown, used or expired"),
    WRONG_PASSWORD(400, "The current password is wrong"),
    MISSING_TOKEN(401, "The request has no access token"),
    INSUFFICIENT_SCOPE(403, "The access token does not allow this"),
    WRONG_CREDENTIALS(404, "No account has this name and password"),
    USER_NAME_TAKEN(409, "The user name is taken"),
    LAST_ADMINISTRATOR(409, "The last administrator cannot be removed"),
    CHANGED_MEANWHILE(409, "The account was changed by other requests; try again"),
    TOO_MANY_ATTEMPTS(429, "Too many attempts"),
    OVERLOADED(503, "The service is busy");

    private final int status;
    private final String title;

    AccountProblem(int status, String title) {
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
