package io.tillgate.auth.revocation.bulk;

import java.util.Locale;

/**
 * The target of a bulk revocation.
 *
 * @param value an id, the namespace of a scope, or a time (ISO 8601, UTC)
 */
public record BulkRevocationTarget(Kind kind, String value) {

    /** The kinds of targets, in the order in which error messages list them. */
    public enum Kind {
        /** Everything of an account and of the apps that it owns. */
        ACCOUNT,
        /** Everything of a client. */
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

        /** Returns the name in requests, responses and events. */
        public String member() {
            return member;
        }
    }
}
