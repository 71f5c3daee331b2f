package io.tillgate.scope.definition;

import io.tillgate.problem.HttpProblem;
import io.tillgate.problem.Problem;
import io.tillgate.problem.ProblemType;
import io.tillgate.problem.http.ProblemMappers;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Maps refused changes to problem details. */
public class ScopeExceptionMapper {

    @ServerExceptionMapper
    RestResponse<Problem> refused(ScopeException e) {
        return ProblemMappers.answer(Problem.of(type(e.reason()), e.getMessage()))
                .build();
    }

    private static ProblemType type(ScopeException.Reason reason) {
        return switch (reason) {
            case NOT_FOUND -> HttpProblem.NOT_FOUND;
            case OWNED_BY_ANOTHER -> ScopeProblem.NAMESPACE_TAKEN;
            case NOT_THE_OWNER -> ScopeProblem.NOT_THE_OWNER;
            case APP_OF_ANOTHER -> ScopeProblem.APP_TAKEN;
            case LABEL_OF_ANOTHER -> ScopeProblem.LABEL_TAKEN;
            case BUILT_IN -> ScopeProblem.BUILT_IN;
            case PRECONDITION_FAILED -> ScopeProblem.PRECONDITION_FAILED;
        };
    }
}
