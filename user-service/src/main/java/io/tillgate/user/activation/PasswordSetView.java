package io.tillgate.user.activation;

import io.quarkus.qute.TemplateInstance;

/**
 * The page after a password was set.
 *
 * @param lang its language
 * @param activation whether it was the first password
 * @param userName the account's name
 */
record PasswordSetView(String lang, boolean activation, String userName) implements TemplateInstance {}
