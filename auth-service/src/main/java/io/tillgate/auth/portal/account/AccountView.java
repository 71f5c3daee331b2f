package io.tillgate.auth.portal.account;

import io.quarkus.qute.TemplateInstance;
import io.tillgate.auth.portal.FormErrors;
import java.util.List;

/**
 * The page of the account, with the form of its profile.
 *
 * @param email the pending address if there is one, else the current one
 * @param emailVerified whether that address is verified
 * @param emailUntilThen the current address while another awaits verification; otherwise empty
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
