package io.tillgate.user.activation;

import io.quarkus.qute.TemplateInstance;
import io.tillgate.web.PageContext;

/**
 * The page of a link that verifies an address.
 *
 * @param token the link's secret
 * @param userName the account's name
 * @param email the address
 */
record ConfirmEmailView(PageContext page, String token, String userName, String email) implements TemplateInstance {
    @Override
    public String toString() {
        return "ConfirmEmailView[redacted]";
    }
}
