package io.tillgate.event;

/** A fact that happened, in the past tense. Its type, topic and schema are told by {@link EventType}. */
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

    /** The record key: events of one key keep their order. */
    String key();

    /** What the event is about ({@code ce_subject}); the key unless an event says otherwise. */
    default String subject() {
        return key();
    }

    /** Whether whoever caused it has shown who it is. If not, the event does not join the trace that the caller named. */
    default boolean callerProven() {
        return true;
    }
}
