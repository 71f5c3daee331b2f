package io.tillgate.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The body of an error response: problem details (RFC 9457).
 *
 * @param type a stable URI
 * @param title the meaning of the type
 * @param status the HTTP status
 * @param detail what happened in this case
 * @param violations the violations by invalid fields; empty if there are none
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Schema(description = "Problem details (RFC 9457).")
public record Problem(
        @Schema(examples = "https://tillgate.io/problems/invalid-request")
        String type,

        String title,
        int status,
        @Nullable String detail,
        List<Violation> violations) {

    /** The media type of problem details. */
    public static final String MEDIA_TYPE = "application/problem+json";

    public Problem {
        violations = violations == null ? List.of() : List.copyOf(violations);
    }

    /** A problem without violations. */
    public static Problem of(ProblemType type, @Nullable String detail) {
        return new Problem(type.uri(), type.title(), type.status(), detail, List.of());
    }

    /** A problem with {@code 400} and all violations. */
    public static Problem invalid(List<Violation> violations) {
        ProblemType type = HttpProblem.INVALID_REQUEST;
        return new Problem(type.uri(), type.title(), type.status(), null, violations);
    }
}
