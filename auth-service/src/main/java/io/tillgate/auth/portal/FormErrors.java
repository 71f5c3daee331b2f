package io.tillgate.auth.portal;

import io.tillgate.auth.support.error.Problem;
import io.tillgate.auth.support.error.ProblemException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with a form, for the summary above it and beside each field.
 *
 * @param items one for each field
 */
public record FormErrors(List<Item> items) {
    /** Nothing is wrong. */
    public static final FormErrors NONE = new FormErrors(List.of());

    /**
     * What is wrong with a field.
     *
     * @param field its name, and its id on the page
     * @param message what to do about it
     */
    public record Item(String field, String message) {}

    /** Something is wrong with one field. */
    public static FormErrors of(String field, String message) {
        return new FormErrors(List.of(new Item(field, message)));
    }

    /** Whether a service refused a form, 400 with violations or 409: anything else is no matter of the form. */
    public static boolean isRefusal(Throwable failure) {
        return failure instanceof ProblemException refusal
                && (refusal.problem().status() == 400 || refusal.problem().status() == 409);
    }

    /**
     * What a service says of a form that it refused.
     *
     * @param first the field that is meant where the service names none
     */
    public static FormErrors of(ProblemException refusal, String first, PortalText text) {
        Problem problem = refusal.problem();
        @Nullable List<Problem.Violation> violations = problem.violations();
        if (violations == null || violations.isEmpty()) {
            return of(first, ProblemMessages.words(problem, text));
        }
        return new FormErrors(violations.stream()
                .map(violation -> new Item(field(violation), ProblemMessages.words(violation, text)))
                .distinct()
                .toList());
    }

    /** What is wrong with a field; null for nothing. */
    public @Nullable String at(String field) {
        return find(field).orElse(null);
    }

    /** The field of a violation: the members of a list share one, with no place of their own on the page. */
    static String field(Problem.Violation violation) {
        int member = violation.field().indexOf('[');
        return member < 0 ? violation.field() : violation.field().substring(0, member);
    }

    private Optional<String> find(String field) {
        return items.stream()
                .filter(item -> item.field().equals(field))
                .map(Item::message)
                .findFirst();
    }
}
