package io.tillgate.problem.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.tillgate.database.DatabaseErrors;
import io.tillgate.problem.HttpProblem;
import io.tillgate.problem.Problem;
import io.tillgate.problem.ProblemException;
import io.tillgate.problem.Violation;
import io.tillgate.query.InvalidQueryException;
import io.vertx.core.http.HttpClosedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import java.time.Duration;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Maps exceptions to problem details. Stateless. */
public class ProblemMappers {
    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);
    private static final Duration DATABASE_RETRY = Duration.ofSeconds(2);

    @ServerExceptionMapper
    RestResponse<Problem> refused(ProblemException e) {
        LOG.debugf("Refused: %s", e.problem());
        RestResponse.ResponseBuilder<Problem> response = answer(e.problem());
        e.headers().forEach(response::header);
        return response.build();
    }

    @ServerExceptionMapper
    RestResponse<Problem> invalid(InvalidQueryException e) {
        return refused(ProblemException.invalid(e.violations().entrySet().stream()
                .map(wrong -> new Violation(wrong.getKey(), wrong.getValue()))
                .toList()));
    }

    /** Maps what JAX-RS refuses: unknown paths, methods and media types, and bodies that are not JSON. */
    @ServerExceptionMapper
    RestResponse<Problem> framework(WebApplicationException e) {
        if (e.getCause() instanceof JsonProcessingException json) {
            return malformed(json);
        }
        int status = e.getResponse().getStatus();
        if (status >= 500) {
            return unexpected(e);
        }
        return answer(Problem.of(HttpProblem.ofStatus(status), null)).build();
    }

    @ServerExceptionMapper
    RestResponse<Problem> mismatched(MismatchedInputException e) {
        return malformed(e);
    }

    /** Maps JSON that is nested too deeply or contains too long a number, which is an {@link IOException}. */
    @ServerExceptionMapper
    RestResponse<Problem> beyondTheParser(StreamConstraintsException e) {
        return malformed(e);
    }

    /** The caller closed the connection in the middle of its request, so it does not receive the response. */
    @ServerExceptionMapper
    RestResponse<Problem> callerGone(HttpClosedException e) {
        LOG.debugf("The caller closed the connection: %s", e.getMessage());
        return answer(Problem.of(HttpProblem.INVALID_REQUEST, null)).build();
    }

    @ServerExceptionMapper
    RestResponse<Problem> unexpected(Throwable e) {
        if (DatabaseErrors.caused(e)) {
            LOG.errorf(e, "The database cannot be reached");
            return refused(ProblemException.retryAfter(HttpProblem.UNAVAILABLE, DATABASE_RETRY));
        }
        LOG.error("A request failed", e);
        return answer(Problem.of(HttpProblem.INTERNAL, null)).build();
    }

    /** The response for a problem, for the mappers of a service's own exceptions. */
    public static RestResponse.ResponseBuilder<Problem> answer(Problem problem) {
        return RestResponse.ResponseBuilder.<Problem>create(problem.status())
                .entity(problem)
                .header(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store");
    }

    /** Names the field, if any, but not the parser's message, which may quote the body. */
    private static RestResponse<Problem> malformed(JsonProcessingException e) {
        String path = e instanceof JsonMappingException mapping
                ? mapping.getPath().stream()
                        .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
                        .collect(Collectors.joining("."))
                        .replace(".[", "[")
                : "";
        ProblemException invalid = path.isEmpty()
                ? ProblemException.invalid("body", "must be a JSON object of the documented form")
                : ProblemException.invalid(path, "is not of the documented JSON type");
        return answer(invalid.problem()).build();
    }
}
