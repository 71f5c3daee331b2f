package io.tillgate.auth.throttle;

import io.tillgate.auth.key.KeyRing;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/** The keys under which attempts are counted. They are keyed hashes, because a typed user name may be a password. */
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

    /** Returns the key for failures of an address with unknown names. */
    String addressOfUnknown(Attempt attempt) {
        return key("address-unknown:", attempt.network());
    }

    /** Returns the key for failures through a client with unknown names. */
    String clientOfUnknown(Attempt attempt) {
        return key("client-unknown:", attempt.clientId());
    }

    /** Returns the keys for the name with the network, and with the browser if there is one. */
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
