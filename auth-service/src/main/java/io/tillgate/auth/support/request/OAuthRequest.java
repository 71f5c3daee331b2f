package io.tillgate.auth.support.request;

import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.JWTAuthentication;
import com.nimbusds.oauth2.sdk.auth.PlainClientSecret;
import io.tillgate.auth.support.error.OAuthErrorCode;
import io.tillgate.auth.support.error.OAuthException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A request at an OAuth endpoint.
 *
 * @param basic the credentials of its {@code Authorization} header; null if it has no such header
 */
public record OAuthRequest(
        OAuthParameters parameters, @Nullable BasicCredentials basic) {

    /** Creates a request; an {@code Authorization} header that is not well-formed Basic is {@code invalid_client}. */
    public static OAuthRequest of(OAuthParameters parameters, @Nullable String authorization) {
        return new OAuthRequest(
                parameters,
                authorization == null
                        ? null
                        : BasicCredentials.parse(authorization).orElseThrow(OAuthException::badClient));
    }

    /**
     * Returns the client's id and secret; null for a public client, which only sends its id. More than one method, or
     * two different client ids, is {@code invalid_request} (RFC 6749 section 2.3).
     */
    public @Nullable PlainClientSecret clientSecret() {
        requireOneMethod();
        try {
            PlainClientSecret sent = basic != null ? ClientSecretBasic.parse(basic.normalized()) : secretInBody();
            if (sent != null
                    && clientId() != null
                    && !sent.getClientID().getValue().equals(clientId())) {
                throw OAuthException.of(
                        OAuthErrorCode.INVALID_REQUEST, "The client_id differs from that of the credentials");
            }
            if (sent != null && sent.getClientID().getValue().indexOf('\0') >= 0) {
                throw OAuthException.badClient();
            }
            return sent;
        } catch (ParseException e) {
            throw error(e);
        }
    }

    private @Nullable PlainClientSecret secretInBody() throws ParseException {
        boolean isSent = Stream.of("client_id", "client_secret")
                .allMatch(name ->
                        parameters.one(name).filter(value -> !value.isBlank()).isPresent());
        return isSent ? ClientSecretPost.parse(parameters.values()) : null;
    }

    /**
     * Returns the client assertion (RFC 7523 section 2.2), unverified; empty if the client authenticates otherwise. One
     * that is not a signed JWT is {@code invalid_client}.
     */
    public Optional<SignedJWT> clientAssertion() {
        Optional<String> assertion = parameters.one("client_assertion");
        Optional<String> type = parameters.one("client_assertion_type");
        if (assertion.isEmpty() && type.isEmpty()) {
            return Optional.empty();
        }
        requireOneMethod();
        if (assertion.isEmpty() || !type.equals(Optional.of(JWTAuthentication.CLIENT_ASSERTION_TYPE))) {
            throw OAuthException.badClient();
        }
        try {
            return Optional.of(SignedJWT.parse(assertion.get()));
        } catch (java.text.ParseException e) {
            throw OAuthException.badClient();
        }
    }

    private void requireOneMethod() {
        long methods = Stream.of(
                        basic,
                        parameters.one("client_secret").orElse(null),
                        parameters.one("client_assertion").orElse(null))
                .filter(Objects::nonNull)
                .count();
        if (methods > 1) {
            throw OAuthException.of(OAuthErrorCode.INVALID_REQUEST, "More than one client authentication method");
        }
    }

    /** Returns the client id in the body; null if there is none. */
    public @Nullable String clientId() {
        return parameters.one("client_id").orElse(null);
    }

    /** Returns the OAuth error for a parse error of Nimbus. */
    public static OAuthException error(ParseException e) {
        String code = Optional.ofNullable(e.getErrorObject())
                .map(com.nimbusds.oauth2.sdk.ErrorObject::getCode)
                .orElse("invalid_request");
        return OAuthException.of(CODES.getOrDefault(code, OAuthErrorCode.INVALID_REQUEST), describe(e));
    }

    private static String describe(ParseException e) {
        String message = String.valueOf(e.getMessage());
        return message.length() > 200 ? message.substring(0, 200) : message;
    }

    private static final Map<String, OAuthErrorCode> CODES = codes();

    private static Map<String, OAuthErrorCode> codes() {
        Map<String, OAuthErrorCode> codes = new LinkedHashMap<>();
        for (OAuthErrorCode code : OAuthErrorCode.values()) {
            codes.put(code.name().toLowerCase(Locale.ROOT), code);
        }
        return codes;
    }
}
