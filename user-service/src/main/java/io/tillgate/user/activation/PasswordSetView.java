package io.tillgate.user.activation;

import io.quarkus.qute.TemplateInstance;

/**
 * The page that follows the setting of a password.
 *
 * @param purpose the {@link LinkPurpose} of the link
 * @param userName the account's name
 * @param endApps whether its API apps were deleted
 */
record PasswordSetView(String purpose, String userName, boolean endApps) implements TemplateInstance {}
