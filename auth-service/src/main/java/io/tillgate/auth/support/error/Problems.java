package io.tillgate.auth.support.error;

import io.tillgate.problem.Problem;
import io.tillgate.problem.ProblemException;
import io.tillgate.problem.Violation;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The problems of the management endpoints (RFC 9457). */
public final class Problems {
    private static final String TYPES = "https://tillgate.io/problems/";

    private Problems() {}

    /** Creates a problem without violations. */
    public static ProblemException of(int status, String name, String title) {
        return of(status, name, title, null);
    }

    /** Creates a problem with a detail about this request. */
    public static ProblemException of(int status, String name, String title, @Nullable String detail) {
        return ProblemException.of(new Problem(TYPES + name, title, status, detail, List.of()));
    }

    /** Creates the problem for invalid input. */
    public static ProblemException invalid(List<Violation> violations) {
        return ProblemException.of(new Problem(
                TYPES + "invalid-request", "The request is not valid", 400, "Some fields are invalid", violations));
    }

    /** Creates the problem for one invalid field. */
    public static ProblemException invalid(String field, String message) {
        return invalid(List.of(new Violation(field, message)));
    }

    /** Returns the problem in another service's response; if it has none, a problem with its status. */
    public static ProblemException ofAnswer(Response answer, String service) {
        try {
            Problem problem = answer.readEntity(Problem.class);
            if (problem != null && problem.title() != null) {
                return ProblemException.of(problem);
            }
        } catch (ProcessingException | IllegalStateException e) {
            // handled below, with the status only
        }
        return ProblemException.of(
                new Problem("about:blank", service + " refused the request", answer.getStatus(), null, List.of()));
    }
}
