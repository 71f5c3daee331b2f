package io.tillgate.auth.oauth.authorization;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.JWTParser;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import io.smallrye.mutiny.Uni;
import io.tillgate.auth.AuthConfig;
import io.tillgate.auth.client.ClientSignatures;
import io.tillgate.auth.client.RegisteredClient;
import io.tillgate.auth.support.outbound.OutboundException;
import jakarta.enterprise.context.ApplicationScoped;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads parameters from a request object (OpenID Connect Core section 6.1, RFC 9101) that is signed with the client's
 * key. They take precedence over query parameters of the same name. Unsigned and encrypted request objects and
 * {@code request_uri} are not supported.
 */
@ApplicationScoped
public class RequestObjects {
    private static final Duration SKEW = Duration.ofSeconds(30);
    private static final Set<JOSEObjectType> TYPES =
            Set.of(JOSEObjectType.JWT, new JOSEObjectType("oauth-authz-req+jwt"));

    private final ClientSignatures signatures;
    private final Clock clock;
    private final String issuer;

    RequestObjects(ClientSignatures signatures, Clock clock, AuthConfig config) {
        this.signatures = signatures;
        this.clock = clock;
        this.issuer = config.issuer().toString();
    }

    /** Returns the parameters of the request object, if any, merged with the others that were sent. */
    Uni<RequestParameters> expand(RegisteredClient client, RequestParameters sent) {
        if (sent.values().containsKey("request_uri")) {
            return refuse(
                    new AuthorizationException(OAuth2Error.REQUEST_URI_NOT_SUPPORTED, "request_uri is not supported"));
        }
        @Nullable String request = sent.orNull("request");
        if (request == null) {
            return Uni.createFrom().item(sent); // if sent twice, it is refused by RequestParameters.check
        }
        try {
            JWT parsed = JWTParser.parse(request);
            if (parsed instanceof SignedJWT signed) {
                return verified(client, signed).map(claims -> merged(client, sent, claims));
            }
            return refuse(new AuthorizationException(OAuth2Error.REQUEST_NOT_SUPPORTED, "request must be signed"));
        } catch (ParseException | IllegalArgumentException e) {
            return refuse(invalid("it is not a JWT"));
        }
    }

    private Uni<JWTClaimsSet> verified(RegisteredClient client, SignedJWT jwt) {
        if (client.jwks() == null && client.jwksUri() == null) {
            return refuse(invalid("the client has registered no keys"));
        }
        @Nullable JOSEObjectType type = jwt.getHeader().getType();
        if (type != null && !TYPES.contains(type)) {
            return refuse(invalid("its typ is that of another kind of token"));
        }
        return signatures
                .signed(client, jwt, client.requestObjectAlgorithm())
                .onFailure(OutboundException.class)
                .transform(e -> new AuthorizationException(
                        OAuth2Error.TEMPORARILY_UNAVAILABLE, "The client's keys cannot be fetched at the moment"))
                .map(signed -> {
                    if (!signed) {
                        throw invalid("it is not signed with a key and an algorithm of the client");
                    }
                    return checked(client, jwt);
                });
    }

    private JWTClaimsSet checked(RegisteredClient client, SignedJWT jwt) {
        JWTClaimsSet claims = claims(jwt);
        Instant now = clock.instant();
        if (!client.clientId().equals(claims.getIssuer())) {
            throw invalid("its iss is not the client_id");
        }
        if (!claims.getAudience().contains(issuer)) {
            throw invalid("its aud is not this issuer");
        }
        // An assertion that authenticates the client (RFC 7523) has this subject and is no request (RFC 9101 section
        // 10.8).
        if (client.clientId().equals(claims.getSubject())) {
            throw invalid("its sub is the client_id");
        }
        if (isBefore(claims.getExpirationTime(), now)) {
            throw invalid("it has expired");
        }
        @Nullable Date notBefore = claims.getNotBeforeTime();
        if (notBefore != null && notBefore.toInstant().isAfter(now.plus(SKEW))) {
            throw invalid("it is not valid yet");
        }
        return claims;
    }

    private static RequestParameters merged(RegisteredClient client, RequestParameters sent, JWTClaimsSet claims) {
        Map<String, List<String>> inside = RequestObjectClaims.parameters(claims);
        if (inside.containsKey("request") || inside.containsKey("request_uri")) {
            throw invalid("it contains another request");
        }
        requireSame(inside, "client_id", List.of(client.clientId()));
        requireSame(inside, "response_type", sent.all("response_type"));
        Map<String, List<String>> all = new HashMap<>(sent.values());
        all.remove("request");
        all.putAll(inside);
        return new RequestParameters(all);
    }

    private static void requireSame(Map<String, List<String>> inside, String name, List<String> outside) {
        List<String> said = inside.getOrDefault(name, outside);
        if (!outside.isEmpty() && !said.equals(outside)) {
            throw invalid("its " + name + " differs from that of the request");
        }
    }

    private static boolean isBefore(@Nullable Date time, Instant now) {
        return time != null && !time.toInstant().isAfter(now);
    }

    private static JWTClaimsSet claims(SignedJWT jwt) {
        try {
            return jwt.getJWTClaimsSet();
        } catch (ParseException e) {
            throw invalid("its claims are not a JSON object");
        }
    }

    private static AuthorizationException invalid(String why) {
        return new AuthorizationException(OAuth2Error.INVALID_REQUEST_OBJECT, "request is not valid: " + why);
    }

    private static <T> Uni<T> refuse(AuthorizationException refusal) {
        return Uni.createFrom().failure(refusal);
    }
}
