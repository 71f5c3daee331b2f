package io.tillgate.auth.portal.admin;

import io.quarkus.qute.TemplateInstance;
import io.tillgate.auth.portal.FormErrors;

/** The form for a new client. */
record NewClientView(NewClient client, FormErrors errors) implements TemplateInstance {}
