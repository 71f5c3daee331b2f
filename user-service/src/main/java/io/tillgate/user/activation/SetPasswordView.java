package io.tillgate.user.activation;

import io.quarkus.qute.TemplateInstance;
import io.tillgate.web.PageContext;

/**
 * The page on which a link sets a password.
 *
 * @param action the path to which its form is sent
 * @param purpose the {@link LinkPurpose} of the link
 * @param token the link's secret
 * @param userName the account's name
 * @param email the address to which the link was sent
 * @param endApps whether the box that deletes the API apps is ticked
 * @param wrong the error of the password that was entered: empty, {@code length} or {@code guessable}
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
