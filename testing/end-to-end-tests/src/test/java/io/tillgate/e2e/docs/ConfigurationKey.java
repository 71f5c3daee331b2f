package io.tillgate.e2e.docs;

/**
 * One key of the configuration.
 *
 * @param name the key, for example {@code tillgate.outbox.batch-size}
 * @param type what its value is
 * @param byDefault its value where it is not set; how that is told where it has none
 * @param meaning what it is for, in Markdown
 */
record ConfigurationKey(String name, String type, String byDefault, String meaning) {}
