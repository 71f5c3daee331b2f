package io.tillgate.auth.throttle;

import io.tillgate.auth.key.KeyRing;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Base64;
import java.util.List;
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

    /** Where the failures of an address for names that no account has are counted. */
    String addressOfUnknown(Attempt attempt) {
        return key("address-unknown:", attempt.network());
    }

    /** Where the failures through a client for names that no account has are counted. */
    String clientOfUnknown(Attempt attempt) {
        return key("client-unknown:", attempt.clientId());
    }

    /** What a right password makes known: the name with the network, and with the browser if there is one. */
    List<String> pairs(String userName, Attempt attempt) {
        String name = userName.toLowerCase(Locale.ROOT);
        String network = key("network:", attempt.network() + ' ' + name);
        return attempt.browser() == null
                ? List.of(network)
                : List.of(network, key("browser:", attempt.browser() + ' ' + name));
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
