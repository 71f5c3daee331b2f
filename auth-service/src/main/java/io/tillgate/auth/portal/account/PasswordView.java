package io.tillgate.auth.portal.account;

import io.quarkus.qute.TemplateInstance;
import io.tillgate.auth.portal.FormErrors;

/** The form for a new password. */
record PasswordView(String userName, FormErrors errors) implements TemplateInstance {}
