package io.tillgate.auth.client.registration;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.nimbusds.jose.JWSAlgorithm;
import io.tillgate.auth.client.ClientSecret;
import io.tillgate.auth.client.RegisteredClient;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A client as administrators see it, by its RFC 7591 names and ours.
 *
 * @param clientSecret its secret, in the answer to what made it alone
 * @param clientSecretExpiresAt 0: a secret does not expire; only with a secret
 * @param accessTokenLifetime an ISO 8601 duration, like the other lifetimes
 * @param refreshTokenRetryWindow for how long its last refresh token still gets its successor; absent for the configured time
 * @param defaultMaxAge in seconds
 * @param ownerAccountId the account whose API app it is
 */
@Schema(name = "Client")
public record ClientDocument(
        String clientId,
        @Nullable String clientSecret,
        @Nullable Long clientSecretExpiresAt,
        long clientIdIssuedAt,
        String clientName,
        String status,
        @Nullable URI clientUri,
        @Nullable URI logoUri,
        @Nullable URI policyUri,
        @Nullable URI tosUri,
        String tokenEndpointAuthMethod,
        @Nullable String tokenEndpointAuthSigningAlg,
        List<String> grantTypes,
        List<String> responseTypes,
        String scope,
        String defaultScope,
        List<String> audience,
        List<String> resourceAudiences,
        boolean introspect,
        boolean firstParty,
        @Nullable Boolean requirePkce,
        List<String> redirectUris,
        List<String> postLogoutRedirectUris,
        @Nullable URI backchannelLogoutUri,
        boolean backchannelLogoutSessionRequired,

        @JsonRawValue @Schema(implementation = Object.class) @Nullable
        String jwks,

        @Nullable URI jwksUri,
        @Nullable String requestObjectSigningAlg,
        String accessTokenFormat,
        String accessTokenSignedResponseAlg,
        String idTokenSignedResponseAlg,
        String accessTokenLifetime,
        String refreshTokenIdleLifetime,
        String refreshTokenAbsoluteLifetime,
        @Nullable String refreshTokenRetryWindow,
        @Nullable Long defaultMaxAge,
        @Nullable String ownerAccountId,
        Instant createdAt,
        long version) {

    static ClientDocument of(RegisteredClient client, @Nullable ClientSecret secret) {
        return new ClientDocument(
                client.clientId(),
                secret == null ? null : secret.value(),
                secret == null ? null : 0L,
                client.createdAt().getEpochSecond(),
                client.clientName(),
                client.status().name().toLowerCase(Locale.ROOT),
                client.clientUri(),
                client.logoUri(),
                client.policyUri(),
                client.tosUri(),
                client.authMethod().wireName(),
                name(client.keys().assertionAlgorithm()),
                client.grantTypes().stream().sorted().toList(),
                client.grantTypes().contains("authorization_code") ? List.of("code") : List.of(),
                String.join(" ", client.scopes()),
                String.join(" ", client.defaultScopes()),
                client.audiences(),
                client.resourceAudiences(),
                client.introspect(),
                client.firstParty(),
                client.requirePkce(),
                client.redirectUris(),
                client.postLogoutRedirectUris(),
                client.backchannelLogoutUri(),
                client.backchannelLogoutSessionRequired(),
                client.jwks(),
                client.jwksUri(),
                name(client.requestObjectAlgorithm()),
                client.accessTokenFormat().name().toLowerCase(Locale.ROOT),
                client.accessTokenAlgorithm().getName(),
                client.idTokenAlgorithm().getName(),
                client.accessTokenLifetime().toString(),
                client.refreshIdleLifetime().toString(),
                client.refreshAbsoluteLifetime().toString(),
                client.refreshRetryWindow() == null
                        ? null
                        : client.refreshRetryWindow().toString(),
                Optional.ofNullable(client.defaultMaxAge())
                        .map(Duration::toSeconds)
                        .orElse(null),
                client.ownerAccountId() == null ? null : client.ownerAccountId().toString(),
                client.createdAt(),
                client.version());
    }

    private static @Nullable String name(@Nullable JWSAlgorithm algorithm) {
        return algorithm == null ? null : algorithm.getName();
    }

    @Override
    public String toString() {
        return "ClientDocument[" + clientId + "]";
    }
}
