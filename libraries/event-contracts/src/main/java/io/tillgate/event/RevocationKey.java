package io.tillgate.event;

/**
 * What a revocation revokes. It is also the record key, so that compaction keeps the latest record of each.
 *
 * @param kind the kind of what is revoked
 * @param value its id
 */
public record RevocationKey(Kind kind, String value) {

    /** The kinds of what can be revoked. */
    public enum Kind {
        /** An access token, by its {@code jti}. */
        JTI,
        /** A grant with its refresh tokens and all their access tokens. */
        GRANT,
        /** All tokens of an account. */
        SUB,
        /** All tokens of a client. */
        CLIENT,
        /** An API key, by its id. */
        KEY,
        /** All tokens with a scope. */
        SCOPE,
        /** All tokens signed with a key. */
        KID;

        private final String prefix = name().toLowerCase(java.util.Locale.ROOT) + ":";
    }

    /** Returns the key of a kind and an id. */
    public static RevocationKey of(Kind kind, String value) {
        return new RevocationKey(kind, value);
    }

    /**
     * Parses a record key such as {@code grant:0b9f...}.
     *
     * @throws MalformedEventException if it is not a revocation key
     */
    public static RevocationKey parse(String text) {
        for (Kind kind : Kind.values()) {
            if (text.startsWith(kind.prefix) && text.length() > kind.prefix.length()) {
                return new RevocationKey(kind, text.substring(kind.prefix.length()));
            }
        }
        throw new MalformedEventException("not a revocation key");
    }

    /** Returns the record key, for example {@code jti:9a51...}. */
    @Override
    public String toString() {
        return kind.prefix + value;
    }
}
