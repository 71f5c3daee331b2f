package io.tillgate.user.activation;

import io.tillgate.user.password.Passwords;
import io.tillgate.user.password.RawPassword;
import io.tillgate.user.request.RequestFields;
import java.util.Optional;

/**
 * What comes with the use of a link. It does not print itself.
 *
 * @param token the link's secret as it came
 * @param password the new password
 * @param keepApps whether the API apps of the account outlive a password reset
 */
record LinkForm(String token, RawPassword password, boolean keepApps) {

    /** Refuses with {@code 400} what is no such request. */
    static LinkForm read(RequestFields fields) {
        String token = fields.required("token", text -> Optional.empty());
        String typed = fields.required("password", text -> Passwords.malformed(RawPassword.of(text)));
        boolean keepApps = fields.flag("keep_apps");
        fields.refuseIfInvalid();
        return new LinkForm(token, RawPassword.of(typed), keepApps);
    }

    @Override
    public String toString() {
        return "LinkForm[redacted]";
    }
}
