package io.tillgate.user.error;

/**
 * What is wrong with one field of a request.
 *
 * @param field the field's wire name; {@code body} for the body as a whole
 * @param message what it must be; never what it was
 */
public record Violation(String field, String message) {}
