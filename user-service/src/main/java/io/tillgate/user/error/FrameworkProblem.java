package io.tillgate.user.error;

import java.util.Arrays;

/** The problem for a status that the framework chose. */
final class FrameworkProblem {
    private FrameworkProblem() {}

    static Problem of(int status) {
        return Arrays.stream(ProblemType.values())
                .filter(type -> type.status() == status)
                .findFirst()
                .map(type -> Problem.of(type, null))
                .orElseGet(() -> Problem.of(status >= 500 ? ProblemType.INTERNAL : ProblemType.INVALID_REQUEST, null));
    }
}
