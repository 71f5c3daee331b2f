package io.tillgate.sample.sale;

import io.tillgate.problem.ProblemType;

/** The problem types that only sales use. */
enum SaleProblem implements ProblemType {
    /** The sale has been refunded before. */
    ALREADY_REFUNDED(409, "The sale has been refunded already");

    private final int status;
    private final String title;

    SaleProblem(int status, String title) {
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
