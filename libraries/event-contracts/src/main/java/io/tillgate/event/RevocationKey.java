package io.tillgate.event;

/**
 * What a revocation is about; also the key of its record, so that compaction keeps the latest of each.
 *
 * @param kind what sort of thing is revoked
 * @param value its id
 */
public record RevocationKey(Kind kind, String value) {

    /** The sorts of things that can be revoked. */
    public enum Kind {
        /** One access token, by its {@code jti}. */
        JTI,
        /** A grant with its refresh tokens and all their access tokens. */
        GRANT,
        /** Every token of an account. */
        SUB,
        /** Every token of a client. */
        CLIENT,
        /** An API key, by its id. */
        KEY,
        /** Every token that holds a scope. */
        SCOPE,
        /** Every token signed with a key. */
        KID;

        private final String prefix = name().toLowerCase(java.util.Locale.ROOT) + ":";
    }

    /** The key for a value of a kind. */
    public static RevocationKey of(Kind kind, String value) {
        return new RevocationKey(kind, value);
    }

    /**
     * Reads a record key such as {@code grant:0b9f...}.
     *
     * @throws MalformedEventException where it is none
     */
    public static RevocationKey parse(String text) {
        for (Kind kind : Kind.values()) {
            if (text.startsWith(kind.prefix) && text.length() > kind.prefix.length()) {
                return new RevocationKey(kind, text.substring(kind.prefix.length()));
            }
        }
        throw new MalformedEventException("not a revocation key");
    }

    /** The record key, for example {@code jti:9a51...}. */
    @Override
    public String toString() {
        return kind.prefix + value;
    }
}
