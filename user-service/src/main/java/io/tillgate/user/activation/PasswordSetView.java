package io.tillgate.user.activation;

import io.quarkus.qute.TemplateInstance;

/**
 * The page after a password was set.
 *
 * @param lang its language
 * @param purpose the {@link LinkPurpose} of the link
 * @param userName the account's name
 * @param endApps whether its API apps were deleted
 */
record PasswordSetView(String lang, String purpose, String userName, boolean endApps) implements TemplateInstance {}
