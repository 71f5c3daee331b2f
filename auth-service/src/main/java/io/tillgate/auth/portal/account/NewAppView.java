package io.tillgate.auth.portal.account;

import io.quarkus.qute.TemplateInstance;
import io.tillgate.auth.portal.FormErrors;

/** The form for a new API app. */
record NewAppView(String name, FormErrors errors) implements TemplateInstance {}
