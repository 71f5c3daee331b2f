package io.tillgate.auth.portal;

import io.tillgate.problem.Problem;
import io.tillgate.problem.ProblemException;
import io.tillgate.problem.Violation;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The errors of a form, shown in the summary above it and beside each field.
 *
 * @param items one for each field
 */
public record FormErrors(List<Item> items) {
    /** No errors. */
    public static final FormErrors NONE = new FormErrors(List.of());

    /**
     * The error of a field.
     *
     * @param field the name of the field, which is also its id on the page
     * @param message what the user should do
     */
    public record Item(String field, String message) {}

    /** Returns a single error. */
    public static FormErrors of(String field, String message) {
        return new FormErrors(List.of(new Item(field, message)));
    }

    /** Returns whether a failure concerns the contents of a form: a problem with status 400 or 409. */
    public static boolean isRefusal(Throwable failure) {
        return failure instanceof ProblemException refusal
                && (refusal.problem().status() == 400 || refusal.problem().status() == 409);
    }

    /**
     * Returns the errors for a problem that a service returned.
     *
     * @param first the field to use if the problem names none
     */
    public static FormErrors of(ProblemException refusal, String first, PortalText text) {
        Problem problem = refusal.problem();
        List<Violation> violations = problem.violations();
        if (violations.isEmpty()) {
            return of(first, ProblemMessages.words(problem, text));
        }
        return new FormErrors(violations.stream()
                .map(violation -> new Item(field(violation), ProblemMessages.words(violation, text)))
                .distinct()
                .toList());
    }

    /** Returns the error of a field; null if there is none. */
    public @Nullable String at(String field) {
        return find(field).orElse(null);
    }

    /** Returns the form field of a violation: all members of a list belong to one field. */
    static String field(Violation violation) {
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
