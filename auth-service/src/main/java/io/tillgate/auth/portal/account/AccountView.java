package io.tillgate.auth.portal.account;

import io.quarkus.qute.TemplateInstance;
import io.tillgate.auth.portal.FormErrors;
import java.util.List;

/**
 * What an account is, with the form of its profile.
 *
 * @param email the address that the account is to have
 * @param emailVerified whether that is proven
 * @param emailUntilThen the address that counts while another waits for its link; empty where none waits
 */
record AccountView(
        String userName,
        List<String> groups,
        String displayName,
        String email,
        boolean emailVerified,
        String emailUntilThen,
        FormErrors errors)
        implements TemplateInstance {
    @Override
    public String toString() {
        return "AccountView[redacted]";
    }
}
