package io.tillgate.problem;

/**
 * An invalid field or parameter of a request.
 *
 * @param field the field's or parameter's wire name; {@code body}, or empty in auth-service, for the body as
 *     a whole
 * @param message what the value must be; it does not contain the value
 */
public record Violation(String field, String message) {}
