package io.tillgate.problem.http;

import io.tillgate.problem.Problem;
import io.tillgate.problem.Violation;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Maps violations of Bean Validation to problem details, with the wire names of the fields. */
class ViolationMapper {

    @ServerExceptionMapper
    RestResponse<Problem> invalid(ConstraintViolationException e) {
        List<Violation> violations = new ArrayList<>();
        for (ConstraintViolation<?> each : e.getConstraintViolations()) {
            violations.add(new Violation(wireName(each.getPropertyPath()), each.getMessage()));
        }
        violations.sort(Comparator.comparing(Violation::field));
        return RestResponse.ResponseBuilder.<Problem>create(400)
                .entity(Problem.invalid(violations))
                .header("Content-Type", Problem.MEDIA_TYPE)
                .build();
    }

    /**
     * The path in snake case, without method and argument: {@code create.request.priceCents} is {@code price_cents}.
     */
    private static String wireName(Path path) {
        StringBuilder name = new StringBuilder();
        int depth = 0;
        for (Path.Node node : path) {
            if (depth++ < 2) {
                continue;
            }
            if (node.getIndex() != null) {
                name.append('[').append(node.getIndex()).append(']');
            }
            if (node.getName() != null && node.getKind() != ElementKind.CONTAINER_ELEMENT) {
                name.append(name.isEmpty() ? "" : ".").append(snakeCase(node.getName()));
            }
        }
        return name.isEmpty() ? "body" : name.toString();
    }

    private static String snakeCase(String name) {
        return name.replaceAll("([a-z])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
    }
}
