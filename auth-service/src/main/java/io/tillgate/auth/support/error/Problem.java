package io.tillgate.auth.support.error;

import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The JSON of a problem at a management endpoint (RFC 9457).
 *
 * @param type a stable URI of the problem type
 * @param title the name of the problem type
 * @param status the HTTP status
 * @param detail the explanation for this request
 * @param violations the invalid fields, for invalid input
 */
public record Problem(
        String type,
        String title,
        int status,
        @Nullable String detail,
        @Nullable List<Violation> violations) {

    /** The media type of problem documents. */
    public static final String MEDIA_TYPE = "application/problem+json";

    /**
     * An invalid field.
     *
     * @param field the name of the field as sent
     * @param message the rule that it violates
     */
    public record Violation(String field, String message) {}

    /** Creates a problem without violations. */
    public static Problem of(int status, String name, String title, @Nullable String detail) {
        return new Problem("https://tillgate.io/problems/" + name, title, status, detail, null);
    }

    /** Creates the problem for invalid input. */
    public static Problem invalid(List<Violation> violations) {
        return new Problem(
                "https://tillgate.io/problems/invalid-request",
                "The request is not valid",
                400,
                "Some fields are invalid",
                violations);
    }

    /** Returns the problem in another service's response; if it has none, a problem with its status. */
    public static Problem ofAnswer(Response answer, String service) {
        try {
            Problem problem = answer.readEntity(Problem.class);
            if (problem != null && problem.title() != null) {
                return problem;
            }
        } catch (ProcessingException | IllegalStateException e) {
            // handled below, with the status only
        }
        return new Problem("about:blank", service + " refused the request", answer.getStatus(), null, List.of());
    }
}
