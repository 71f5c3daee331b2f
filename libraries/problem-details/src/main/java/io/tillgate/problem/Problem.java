package io.tillgate.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A problem as it is written (RFC 9457).
 *
 * @param type a stable URI
 * @param title what the type means
 * @param status the HTTP status
 * @param detail what happened this time
 * @param violations the fields that are wrong, where fields are
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

    /** Copies its list. */
    public Problem {
        violations = List.copyOf(violations);
    }

    /** Without violations. */
    public static Problem of(ProblemType type, @Nullable String detail) {
        return new Problem(type.uri(), type.title(), type.status(), detail, List.of());
    }

    /** {@code 400} with everything that is wrong. */
    public static Problem invalid(List<Violation> violations) {
        ProblemType type = HttpProblem.INVALID_REQUEST;
        return new Problem(type.uri(), type.title(), type.status(), null, violations);
    }
}
