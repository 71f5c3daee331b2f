package io.tillgate.user.activation;

import io.quarkus.qute.TemplateInstance;

/**
 * The page that follows the verification of an address.
 *
 * @param email the address
 */
record EmailConfirmedView(String email) implements TemplateInstance {}
