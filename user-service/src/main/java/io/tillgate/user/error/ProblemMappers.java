package io.tillgate.user.error;

import io.tillgate.database.DatabaseErrors;
import io.tillgate.query.InvalidQueryException;
import io.vertx.core.http.HttpClosedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Whatever ends a request early becomes problem details here. Stateless. */
public class ProblemMappers {
    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);
    private static final Duration DATABASE_RETRY = Duration.ofSeconds(2);

    @ServerExceptionMapper
    RestResponse<Problem> refused(ProblemException e) {
        LOG.debugf("Refused: %s", e.getMessage());
        return response(e);
    }

    @ServerExceptionMapper
    RestResponse<Problem> invalid(InvalidQueryException e) {
        return refused(ProblemException.invalid(e.violations().entrySet().stream()
                .map(wrong -> new Violation(wrong.getKey(), wrong.getValue()))
                .toList()));
    }

    /** What JAX-RS refuses: no such path, method, media type; a parameter that is not of its type. */
    @ServerExceptionMapper
    RestResponse<Problem> framework(WebApplicationException e) {
        int status = e.getResponse().getStatus();
        if (status >= 500) {
            return unexpected(e);
        }
        return builder(FrameworkProblem.of(status)).build();
    }

    /** The caller left in the middle of its request; nobody reads this answer. */
    @ServerExceptionMapper
    RestResponse<Problem> callerGone(HttpClosedException e) {
        LOG.debugf("The caller has gone: %s", e.getMessage());
        return response(ProblemException.of(ProblemType.INVALID_REQUEST));
    }

    @ServerExceptionMapper
    RestResponse<Problem> unexpected(Throwable e) {
        if (DatabaseErrors.caused(e)) {
            return databaseAway(e);
        }
        LOG.error("A request failed", e);
        return builder(Problem.of(ProblemType.INTERNAL, null)).build();
    }

    private static RestResponse<Problem> databaseAway(Throwable e) {
        LOG.errorf(e, "The database cannot be reached");
        return response(ProblemException.retryAfter(ProblemType.UNAVAILABLE, DATABASE_RETRY));
    }

    private static RestResponse<Problem> response(ProblemException e) {
        RestResponse.ResponseBuilder<Problem> response = builder(e.problem());
        e.headers().forEach(response::header);
        return response.build();
    }

    private static RestResponse.ResponseBuilder<Problem> builder(Problem problem) {
        return RestResponse.ResponseBuilder.<Problem>create(
                        Response.Status.fromStatusCode(problem.status()) == null
                                ? RestResponse.Status.BAD_REQUEST
                                : RestResponse.Status.fromStatusCode(problem.status()))
                .entity(problem)
                .header(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE);
    }
}
