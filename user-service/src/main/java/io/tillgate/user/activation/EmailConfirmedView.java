package io.tillgate.user.activation;

import io.quarkus.qute.TemplateInstance;

/**
 * The page after an address was proven.
 *
 * @param lang its language
 * @param email the address
 */
record EmailConfirmedView(String lang, String email) implements TemplateInstance {}
