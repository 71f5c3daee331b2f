package io.tillgate.user.activation;

import io.quarkus.qute.TemplateInstance;

/**
 * The page that follows the request for a link. It is the same whether or not an account has the address.
 *
 * @param email the address
 */
record AskedView(String email) implements TemplateInstance {}
