package io.tillgate.auth.support.error;

import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The JSON of a problem at a management endpoint (RFC 9457).
 *
 * @param type a stable URI for the sort of problem
 * @param title what the sort of problem is called
 * @param status the HTTP status
 * @param detail what is wrong with this request
 * @param violations what is wrong with which field, for invalid input
 */
public record Problem(
        String type,
        String title,
        int status,
        @Nullable String detail,
        @Nullable List<Violation> violations) {

    /** The media type of problems. */
    public static final String MEDIA_TYPE = "application/problem+json";

    /**
     * A field that is not as it must be.
     *
     * @param field its name on the wire
     * @param message what it must be
     */
    public record Violation(String field, String message) {}

    /** A problem without violations. */
    public static Problem of(int status, String name, String title, @Nullable String detail) {
        return new Problem("https://tillgate.io/problems/" + name, title, status, detail, null);
    }

    /** Invalid input. */
    public static Problem invalid(List<Violation> violations) {
        return new Problem(
                "https://tillgate.io/problems/invalid-request",
                "The request is not valid",
                400,
                "One or more fields are not as they must be",
                violations);
    }

    /** What another service says in the answer by which it refuses. */
    public static Problem ofAnswer(Response answer, String service) {
        try {
            Problem problem = answer.readEntity(Problem.class);
            if (problem != null && problem.title() != null) {
                return problem;
            }
        } catch (ProcessingException | IllegalStateException e) {
            // told below, by its status
        }
        return new Problem("about:blank", service + " refused the request", answer.getStatus(), null, List.of());
    }
}
