package io.tillgate.problem;

/**
 * One thing that is wrong with a request.
 *
 * @param field the field's or parameter's wire name; {@code body} for the body as a whole
 * @param message what it must be; never what it was
 */
public record Violation(String field, String message) {}
