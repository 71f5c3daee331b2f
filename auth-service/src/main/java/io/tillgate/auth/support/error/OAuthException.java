package io.tillgate.auth.support.error;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request at an OAuth endpoint that is answered with an error of RFC 6749 section 5.2. The description is for the
 * client and never tells more than the client may know; the detail is for the log and never holds a secret.
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

    /** An error with its usual status. */
    public static OAuthException of(OAuthErrorCode code, String description) {
        return new OAuthException(code, code.status(), description, null, null, null);
    }

    /** 503: a part that is needed is out of reach. */
    public static OAuthException unavailable(String description, Throwable cause) {
        return new OAuthException(OAuthErrorCode.TEMPORARILY_UNAVAILABLE, 503, description, RETRY_SOON, cause, null);
    }

    /**
     * 429: too many attempts failed. It says nothing of whether this one was right, or whether the account exists.
     *
     * @param retryAfter how long to wait, more than nothing
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
     * 429: a client asks for more tokens than it may have.
     *
     * @param retryAfter how long to wait, more than nothing
     */
    public static OAuthException tooManyTokens(Duration retryAfter) {
        return new OAuthException(
                OAuthErrorCode.SLOW_DOWN,
                OAuthErrorCode.SLOW_DOWN.status(),
                "Too many tokens were asked for; keep a token until it expires",
                retryAfter,
                null,
                null);
    }

    /** The one answer to a wrong password, an unknown user and an account that may not sign in. */
    public static OAuthException badCredentials() {
        return of(OAuthErrorCode.INVALID_GRANT, "The user name or the password is wrong");
    }

    /** The one answer to an unknown client and a wrong secret. */
    public static OAuthException badClient() {
        return of(OAuthErrorCode.INVALID_CLIENT, "Client authentication failed");
    }

    /** The same error with another HTTP status, where an endpoint's contract names one. */
    public OAuthException withStatus(int otherStatus) {
        return new OAuthException(code, otherStatus, description(), retryAfter, getCause(), refusal);
    }

    /** The same error with its reason, which only the operator sees. */
    public OAuthException because(Refusal why) {
        return new OAuthException(code, status, description(), retryAfter, getCause(), why);
    }

    /** The error code. */
    public OAuthErrorCode code() {
        return code;
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** Why a token request was refused, if that is to be told to the operator. */
    public Optional<Refusal> refusal() {
        return Optional.ofNullable(refusal);
    }

    /** How long the client should wait before it tries again, where that helps. */
    public Optional<Duration> retryAfter() {
        if (retryAfter == null && status == 503) {
            return Optional.of(RETRY_SOON);
        }
        return Optional.ofNullable(retryAfter);
    }

    /** RFC 6749 section 5.2 lets {@code error_description} hold no quote, no backslash and nothing beyond printable ASCII. */
    private static String legal(String description) {
        return description.replace('"', '\'').replaceAll("[^\\x20-\\x5B\\x5D-\\x7E]", "?");
    }

    /** What the client is told. */
    public String description() {
        String message = getMessage();
        return message == null ? code.code() : message;
    }
}
