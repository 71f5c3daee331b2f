package io.tillgate.auth.portal.admin;

import io.quarkus.qute.TemplateInstance;
import io.tillgate.auth.portal.FormErrors;

/** The form for a new account. */
record NewAccountView(String userName, String email, String displayName, FormErrors errors)
        implements TemplateInstance {
    @Override
    public String toString() {
        return "NewAccountView[redacted]";
    }
}
