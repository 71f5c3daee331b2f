package io.tillgate.auth.support.error;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An error response of an OAuth endpoint (RFC 6749 section 5.2). The description is sent to the client and must not
 * reveal more than the client may know. The {@link Refusal} is for the operator and never contains a secret.
 */
public final class OAuthException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private static final Duration RETRY_SOON = Duration.ofSeconds(2);

    private final OAuthErrorCode code;
    private final int status;
    private final transient @Nullable Duration retryAfter;
    private final transient @Nullable Refusal refusal;

    private OAuthException(
            OAuthErrorCode code,
            int status,
            String description,
            @Nullable Duration retryAfter,
            @Nullable Throwable cause,
            @Nullable Refusal refusal) {
        super(legal(description), cause, false, cause != null);
        this.code = code;
        this.status = status;
        this.retryAfter = retryAfter;
        this.refusal = refusal;
    }

    /** Creates an error with the usual status of its code. */
    public static OAuthException of(OAuthErrorCode code, String description) {
        return new OAuthException(code, code.status(), description, null, null, null);
    }

    /** Creates an error with status 503: a dependency is unavailable. */
    public static OAuthException unavailable(String description, Throwable cause) {
        return new OAuthException(OAuthErrorCode.TEMPORARILY_UNAVAILABLE, 503, description, RETRY_SOON, cause, null);
    }

    /**
     * Creates an error with status 429 after too many failed attempts. It reveals neither whether this attempt was
     * correct nor whether the account exists.
     *
     * @param retryAfter how long to wait; positive
     */
    public static OAuthException slowDown(Duration retryAfter) {
        return new OAuthException(
                OAuthErrorCode.SLOW_DOWN,
                OAuthErrorCode.SLOW_DOWN.status(),
                "Too many attempts failed; try again later",
                retryAfter,
                null,
                null);
    }

    /**
     * Creates an error with status 429: a client requests tokens too often.
     *
     * @param retryAfter how long to wait; positive
     */
    public static OAuthException tooManyTokens(Duration retryAfter) {
        return new OAuthException(
                OAuthErrorCode.SLOW_DOWN,
                OAuthErrorCode.SLOW_DOWN.status(),
                "Too many tokens were requested; reuse a token until it expires",
                retryAfter,
                null,
                null);
    }

    /** Creates the error that is the same for a wrong password, an unknown user and an account that may not sign in. */
    public static OAuthException badCredentials() {
        return of(OAuthErrorCode.INVALID_GRANT, "The user name or the password is wrong");
    }

    /** Creates the error that is the same for an unknown client and a wrong secret. */
    public static OAuthException badClient() {
        return of(OAuthErrorCode.INVALID_CLIENT, "Client authentication failed");
    }

    /** Returns the same error with another HTTP status, for endpoints that require one. */
    public OAuthException withStatus(int otherStatus) {
        return new OAuthException(code, otherStatus, description(), retryAfter, getCause(), refusal);
    }

    /** Returns the same error with its reason, which only the operator sees. */
    public OAuthException because(Refusal why) {
        return new OAuthException(code, status, description(), retryAfter, getCause(), why);
    }

    public OAuthErrorCode code() {
        return code;
    }

    public int status() {
        return status;
    }

    /** Returns why a token request was refused, if this is reported to the operator. */
    public Optional<Refusal> refusal() {
        return Optional.ofNullable(refusal);
    }

    /** Returns how long the client should wait before it retries; empty if retrying does not help. */
    public Optional<Duration> retryAfter() {
        if (retryAfter == null && status == 503) {
            return Optional.of(RETRY_SOON);
        }
        return Optional.ofNullable(retryAfter);
    }

    /** Restricts a description to the characters that RFC 6749 section 5.2 allows. */
    private static String legal(String description) {
        return description.replace('"', '\'').replaceAll("[^\\x20-\\x5B\\x5D-\\x7E]", "?");
    }

    /** Returns the description for the client. */
    public String description() {
        String message = getMessage();
        return message == null ? code.code() : message;
    }
}
