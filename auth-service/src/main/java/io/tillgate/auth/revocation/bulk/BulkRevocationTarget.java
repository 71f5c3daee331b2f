package io.tillgate.auth.revocation.bulk;

import java.util.Locale;

/**
 * What a bulk revocation ends.
 *
 * @param kind what sort of thing
 * @param value which one: an id, the namespace of a scope, or a time (ISO 8601, UTC)
 */
public record BulkRevocationTarget(Kind kind, String value) {

    /** The sorts of things that can be killed, in the order in which they are told of. */
    public enum Kind {
        /** Everything that an account has, and that the apps have that it made. */
        ACCOUNT,
        /** Everything that a client has. */
        CLIENT,
        /** One grant. */
        GRANT,
        /** Everything that holds a scope. */
        SCOPE,
        /** One API key. */
        API_KEY,
        /** Everything that a key signed. */
        SIGNING_KEY,
        /** Everything that was issued before a time. */
        ISSUED_BEFORE;

        private final String member = name().toLowerCase(Locale.ROOT);

        /** Its name in requests, answers and events. */
        public String member() {
            return member;
        }
    }
}
