package io.tillgate.auth.portal.self;

import io.quarkus.qute.TemplateInstance;
import io.tillgate.auth.portal.FormErrors;
import java.util.List;

/** What an account is, with the form of its profile. */
record AccountView(
        String userName,
        List<String> groups,
        String displayName,
        String email,
        boolean emailVerified,
        FormErrors errors)
        implements TemplateInstance {
    @Override
    public String toString() {
        return "AccountView[redacted]";
    }
}
