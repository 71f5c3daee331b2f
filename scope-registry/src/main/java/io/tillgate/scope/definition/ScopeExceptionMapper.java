package io.tillgate.scope.definition;

import io.tillgate.scope.error.Problem;
import io.tillgate.scope.error.ProblemType;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** The registry's refusals as problem details. */
public class ScopeExceptionMapper {

    @ServerExceptionMapper
    RestResponse<Problem> refused(ScopeException e) {
        Problem problem = Problem.of(type(e.reason()), e.getMessage());
        return RestResponse.ResponseBuilder.<Problem>create(problem.status())
                .entity(problem)
                .header(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private static ProblemType type(ScopeException.Reason reason) {
        return switch (reason) {
            case NOT_FOUND -> ProblemType.NOT_FOUND;
            case OWNED_BY_ANOTHER -> ProblemType.NAMESPACE_TAKEN;
            case NOT_THE_OWNER -> ProblemType.NOT_THE_OWNER;
            case BUILT_IN -> ProblemType.BUILT_IN;
            case PRECONDITION_FAILED -> ProblemType.PRECONDITION_FAILED;
        };
    }
}
