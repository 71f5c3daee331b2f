package io.tillgate.auth.throttle;

import io.tillgate.auth.key.KeyRing;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Base64;
import java.util.Locale;

/** Under which keys attempts are counted: keyed hashes, since what was typed as a user name may be a password. */
@ApplicationScoped
class ThrottleKeys {
    static final String CLIENT_SECRET_PREFIX = "secret:";

    private final KeyRing keys;

    ThrottleKeys(KeyRing keys) {
        this.keys = keys;
    }

    String userName(String userName) {
        return key("name:", userName.toLowerCase(Locale.ROOT));
    }

    String address(Attempt attempt) {
        return key("address:", attempt.network());
    }

    String client(Attempt attempt) {
        return key("client:", attempt.clientId());
    }

    String clientSecret(Attempt attempt) {
        return key(CLIENT_SECRET_PREFIX, attempt.network() + ' ' + attempt.clientId());
    }

    private String key(String prefix, String text) {
        return prefix
                + Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(keys.secretHash().of("throttle " + prefix + text));
    }
}
