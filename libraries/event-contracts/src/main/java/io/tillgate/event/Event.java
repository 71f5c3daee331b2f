package io.tillgate.event;

/** A fact, named in the past tense. {@link EventType} has its type, topic and schema. */
public sealed interface Event
        permits AccountChanged,
                AccountLocked,
                ApiKeyIssued,
                ApiKeyRevoked,
                AppSecretIssued,
                ClientAuthenticationFailed,
                ClientChanged,
                ConsentDenied,
                ConsentGranted,
                ConsentWithdrawn,
                EnforcementReported,
                PasswordLocked,
                RecordRefused,
                RefreshTokenReuseDetected,
                RevocationOrdered,
                RevocationRestored,
                ScopeChanged,
                SigningKeyRevoked,
                SigningKeyRotated,
                SignInFailed,
                SignInSucceeded,
                SignInThrottled,
                SignedOut,
                TokenIssued,
                TokenRefreshed,
                TokenRefused {

    /** Returns the record key. Events with the same key keep their order. */
    String key();

    /** Returns what the event is about ({@code ce_subject}); by default the key. */
    default String subject() {
        return key();
    }

    /**
     * Returns whether the caller was authenticated. If not, the event does not join the trace that the caller named.
     */
    default boolean callerProven() {
        return true;
    }
}
