package io.tillgate.user.activation;

import io.quarkus.qute.TemplateInstance;
import io.tillgate.user.page.PageContext;

/**
 * The page that a link opens.
 *
 * @param action where its form goes
 * @param purpose the {@link LinkPurpose} of the link
 * @param token the link's secret
 * @param userName the account's name
 * @param email the address that the link went to
 * @param endApps whether the box that deletes the API apps is ticked
 * @param wrong what is wrong with the password that came: empty, {@code length} or {@code guessable}
 */
record SetPasswordView(
        PageContext page,
        String action,
        String purpose,
        String token,
        String userName,
        String email,
        boolean endApps,
        String wrong)
        implements TemplateInstance {
    @Override
    public String toString() {
        return "SetPasswordView[redacted]";
    }
}
