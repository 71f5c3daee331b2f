package io.tillgate.user.activation;

import io.tillgate.user.password.Passwords;
import io.tillgate.user.password.RawPassword;
import io.tillgate.user.request.RequestFields;
import java.util.Optional;

/**
 * The fields of a request that uses a link. {@link #toString} redacts them.
 *
 * @param token the link's secret as received
 * @param password the new password
 * @param keepApps whether a password reset keeps the API apps of the account
 */
record LinkForm(String token, RawPassword password, boolean keepApps) {

    /** Reads the fields. Fails with {@code 400} if they are invalid. */
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
