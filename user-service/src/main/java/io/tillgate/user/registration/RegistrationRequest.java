package io.tillgate.user.registration;

import io.tillgate.user.account.AccountField;
import io.tillgate.user.password.KnownWords;
import io.tillgate.user.password.Passwords;
import io.tillgate.user.password.RawPassword;
import io.tillgate.user.request.RequestFields;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The request for a new account. Other fields of the body are ignored.
 *
 * @param userName the name
 * @param password the password; null if a link is to activate the account
 * @param email the address of the link; null only with a password
 * @param displayName the display name
 */
record RegistrationRequest(
        String userName,
        @Nullable RawPassword password,
        @Nullable String email,
        @Nullable String displayName) {

    static RegistrationRequest read(RequestFields fields) {
        String userName = fields.required("user_name", AccountField.USER_NAME::malformed);
        String email = fields.text("email", AccountField.EMAIL::malformed);
        String displayName = fields.text("display_name", AccountField.DISPLAY_NAME::malformed);
        fields.text(
                "grant_type",
                type -> type.equals("password") ? Optional.empty() : Optional.of("must be password if it is given"));
        String typed = fields.text("password", value -> Passwords.malformed(RawPassword.of(value)));
        if (typed == null && email == null && !fields.isWrong("password") && !fields.isWrong("email")) {
            fields.reject("password", "is required if there is no email");
        }
        fields.refuseIfInvalid();
        return new RegistrationRequest(userName, typed == null ? null : RawPassword.of(typed), email, displayName);
    }

    /** The words of {@link KnownWords}. */
    List<String> known() {
        return KnownWords.of(userName, email, displayName);
    }
}
