package io.tillgate.auth.support.error;

import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Why a token request was refused, for the operator. The caller is not told.
 *
 * @param reason the reason
 * @param clientId the client of the grant; null if no grant is known
 * @param grantId the grant; null if none is known
 * @param accountId the account of the grant; null if none is known
 */
public record Refusal(
        Reason reason,
        @Nullable String clientId,
        @Nullable UUID grantId,
        @Nullable UUID accountId) {

    /** A refusal that belongs to no known grant. */
    public static Refusal of(Reason reason) {
        return new Refusal(reason, null, null, null);
    }

    /** The reasons. */
    public enum Reason {
        /** The refresh token was not issued here. */
        MALFORMED,
        /** The code has expired or was not issued to this client, or the grant or its account no longer exists. */
        UNKNOWN,
        /** The grant belongs to another client. */
        WRONG_CLIENT,
        /** The grant or its refresh token has expired. */
        EXPIRED,
        /** The grant was revoked, by itself or with its client. */
        REVOKED,
        /** The refresh token or code was used before. */
        REUSED,
        /** The account is not active, or its password was changed after the code was issued. */
        ACCOUNT_CHANGED,
        /** The browser session of the code has ended. */
        SIGNED_OUT,
        /** {@code redirect_uri} is not that of the authorization request. */
        WRONG_REDIRECT_URI,
        /** PKCE failed (RFC 7636 section 4.6). */
        WRONG_CODE_VERIFIER;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
