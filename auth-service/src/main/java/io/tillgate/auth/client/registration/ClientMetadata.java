package io.tillgate.auth.client.registration;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JWSAlgorithm;
import io.tillgate.auth.AuthConfig;
import io.tillgate.auth.client.ClientSignatures;
import io.tillgate.auth.client.ClientTokenSettings;
import io.tillgate.auth.client.RegisteredClient.AccessTokenFormat;
import io.tillgate.auth.client.RegisteredClient.AuthMethod;
import io.tillgate.auth.client.RegisteredClientBuilder;
import io.tillgate.auth.revocation.Revoker;
import io.tillgate.auth.support.outbound.OutboundClient;
import io.tillgate.auth.support.request.Words;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads client metadata (RFC 7591 section 2, and our own fields) into a client, and tells everything that is wrong with it. */
@ApplicationScoped
class ClientMetadata {
    private static final List<String> GRANT_TYPES =
            List.of("authorization_code", "client_credentials", "password", "refresh_token");
    private static final List<JWSAlgorithm> ACCESS_TOKEN_ALGORITHMS =
            List.of(JWSAlgorithm.RS256, JWSAlgorithm.ES256, JWSAlgorithm.EdDSA);
    private static final Pattern SCOPE_TOKEN = Pattern.compile("[\\x21\\x23-\\x5b\\x5d-\\x7e]{1,64}");
    private static final Pattern AUDIENCE = Pattern.compile("[\\x21-\\x7e]{1,500}");
    private static final Duration YEAR = Duration.ofDays(366);
    private static final int MAX_URIS = 20;
    private static final int MAX_SCOPES = 100;

    private final AuthConfig config;
    private final OutboundClient outbound;

    ClientMetadata(AuthConfig config, OutboundClient outbound) {
        this.config = config;
        this.outbound = outbound;
    }

    /** The client that a document describes; what the document leaves out has its default. */
    RegisteredClientBuilder read(MetadataReader reader, RegisteredClientBuilder client, String clientId) {
        AuthMethod method = reader.choice(
                "token_endpoint_auth_method",
                Arrays.stream(AuthMethod.values()).map(AuthMethod::wireName).toList(),
                "client_secret_basic",
                name -> AuthMethod.valueOf(name.toUpperCase(Locale.ROOT)));
        List<String> grantTypes = reader.has("grant_types")
                ? reader.texts("grant_types", GRANT_TYPES.size(), ClientMetadata::grantType)
                : List.of("authorization_code");
        if (method == AuthMethod.NONE && grantTypes.contains("client_credentials")) {
            reader.reject("grant_types", "must not hold client_credentials, which a public client cannot use");
        }
        if (reader.has("client_secret")) {
            reader.reject("client_secret", "is chosen by the server");
        }
        display(reader, client, clientId);
        addresses(reader, client, grantTypes);
        keys(reader, client, method);
        scopes(reader, client);
        tokens(reader, client, method);
        return client.authMethod(method)
                .grantTypes(grantTypes)
                .audiences(reader.texts("audience", MAX_URIS, ClientMetadata::audience))
                .resourceServer(
                        reader.flag("introspect", false),
                        reader.texts("resource_audiences", MAX_URIS, ClientMetadata::audience))
                .firstParty(reader.flag("first_party", false));
    }

    private static void display(MetadataReader reader, RegisteredClientBuilder client, String clientId) {
        client.clientName(reader.text("client_name", 100).orElse(clientId))
                .links(
                        reader.uri("client_uri", RedirectUriRule::linkRefusal),
                        reader.uri("logo_uri", RedirectUriRule::linkRefusal),
                        reader.uri("policy_uri", RedirectUriRule::linkRefusal),
                        reader.uri("tos_uri", RedirectUriRule::linkRefusal));
    }

    private void addresses(MetadataReader reader, RegisteredClientBuilder client, List<String> grantTypes) {
        List<String> redirectUris = reader.texts("redirect_uris", MAX_URIS, RedirectUriRule::refusal);
        boolean usesCode = grantTypes.contains("authorization_code");
        if (usesCode && redirectUris.isEmpty()) {
            reader.reject("redirect_uris", "must hold at least one, for the authorization_code grant");
        }
        List<String> responseTypes = reader.has("response_types")
                ? reader.texts("response_types", 1, ClientMetadata::responseType)
                : usesCode ? List.of("code") : List.of();
        if (usesCode != responseTypes.contains("code")) {
            reader.reject("response_types", "must hold code with the authorization_code grant, and only then");
        }
        client.redirectUris(redirectUris)
                .postLogoutRedirectUris(reader.texts("post_logout_redirect_uris", MAX_URIS, RedirectUriRule::refusal))
                .backchannelLogout(
                        reader.uri("backchannel_logout_uri", outbound::refusal),
                        reader.flag("backchannel_logout_session_required", false));
    }

    private void keys(MetadataReader reader, RegisteredClientBuilder client, AuthMethod method) {
        JsonNode jwks = reader.node("jwks");
        URI jwksUri = reader.uri("jwks_uri", outbound::refusal);
        JWSAlgorithm requestObject = reader.algorithm("request_object_signing_alg", ClientSignatures.ALGORITHMS);
        if (reader.has("jwks")) {
            KeySetRule.refusal(jwks).ifPresent(message -> reader.reject("jwks", message));
        }
        if (reader.has("jwks") && reader.has("jwks_uri")) {
            reader.reject("jwks_uri", "must be left out where there is jwks");
        }
        boolean needsKeys = method == AuthMethod.PRIVATE_KEY_JWT || requestObject != null;
        if (needsKeys && !reader.has("jwks") && !reader.has("jwks_uri")) {
            reader.reject("jwks", "is needed to check what the client signs; jwks_uri serves as well");
        }
        client.keys(reader.has("jwks") ? jwks.toString() : null, jwksUri)
                .ownAlgorithms(
                        reader.algorithm("token_endpoint_auth_signing_alg", ClientSignatures.ALGORITHMS),
                        requestObject);
    }

    private static void scopes(MetadataReader reader, RegisteredClientBuilder client) {
        List<String> scopes = words(reader, "scope");
        List<String> byDefault = reader.has("default_scope") ? words(reader, "default_scope") : scopes;
        if (!scopes.containsAll(byDefault)) {
            reader.reject("default_scope", "must be within scope");
        }
        client.scopes(scopes).defaultScopes(byDefault);
    }

    private void tokens(MetadataReader reader, RegisteredClientBuilder client, AuthMethod method) {
        AuthConfig.Lifetimes lifetimes = config.lifetimes();
        Duration idle =
                reader.duration("refresh_token_idle_lifetime", lifetimes.refreshIdle(), Duration.ofMinutes(1), YEAR);
        Duration absolute = reader.duration(
                "refresh_token_absolute_lifetime", lifetimes.refreshAbsolute(), Duration.ofMinutes(1), YEAR);
        if (absolute.compareTo(idle) < 0) {
            reader.reject("refresh_token_absolute_lifetime", "must not be shorter than refresh_token_idle_lifetime");
        }
        Duration longest = method == AuthMethod.NONE ? ClientTokenSettings.LONGEST_PUBLIC_RETRY_WINDOW : idle;
        client.refreshRetryWindow(
                reader.has("refresh_token_retry_window")
                        ? reader.duration("refresh_token_retry_window", Duration.ZERO, Duration.ZERO, longest)
                        : null);
        @Nullable Boolean requirePkce = reader.has("require_pkce") ? reader.flag("require_pkce", true) : null;
        if (method == AuthMethod.NONE && Boolean.FALSE.equals(requirePkce)) {
            reader.reject("require_pkce", "must be true for a public client");
        }
        if (reader.has("default_max_age") && !isSeconds(reader.node("default_max_age"))) {
            reader.reject("default_max_age", "must be a number of seconds from 0 to " + YEAR.toSeconds());
        }
        JWSAlgorithm accessToken = reader.algorithm("access_token_signed_response_alg", ACCESS_TOKEN_ALGORITHMS);
        JWSAlgorithm idToken = reader.algorithm("id_token_signed_response_alg", List.of(JWSAlgorithm.RS256));
        client.requirePkce(requirePkce)
                .accessTokenFormat(reader.choice(
                        "access_token_format",
                        List.of("jwt", "opaque"),
                        "jwt",
                        name -> AccessTokenFormat.valueOf(name.toUpperCase(Locale.ROOT))))
                .tokenAlgorithms(
                        Objects.requireNonNullElse(accessToken, JWSAlgorithm.RS256),
                        Objects.requireNonNullElse(idToken, JWSAlgorithm.RS256))
                .lifetimes(
                        reader.duration(
                                "access_token_lifetime",
                                lifetimes.accessToken(),
                                Duration.ofSeconds(1),
                                Revoker.LONGEST_ACCESS_TOKEN),
                        idle,
                        absolute)
                .defaultMaxAge(
                        reader.has("default_max_age")
                                ? Duration.ofSeconds(
                                        reader.node("default_max_age").asLong())
                                : null);
    }

    private static boolean isSeconds(JsonNode value) {
        return value.isIntegralNumber()
                && value.canConvertToInt()
                && value.asInt() >= 0
                && value.asInt() <= YEAR.toSeconds();
    }

    private static List<String> words(MetadataReader reader, String field) {
        JsonNode value = reader.node(field);
        if (!reader.has(field) || (value.isTextual() && value.textValue().isBlank())) {
            return List.of();
        }
        List<String> words = value.isTextual() ? Words.of(value.textValue()) : List.of();
        boolean isFine = !words.isEmpty()
                && words.size() <= MAX_SCOPES
                && words.stream().allMatch(word -> SCOPE_TOKEN.matcher(word).matches());
        if (!isFine) {
            reader.reject(
                    field, "must be at most " + MAX_SCOPES + " scopes of RFC 6749 section 3.3, parted by a space");
        }
        return isFine ? words.stream().distinct().toList() : List.of();
    }

    private static Optional<String> grantType(String value) {
        return GRANT_TYPES.contains(value)
                ? Optional.empty()
                : Optional.of("must be one of " + String.join(", ", GRANT_TYPES));
    }

    private static Optional<String> responseType(String value) {
        return value.equals("code") ? Optional.empty() : Optional.of("must be code");
    }

    private static Optional<String> audience(String value) {
        return AUDIENCE.matcher(value).matches()
                ? Optional.empty()
                : Optional.of("must be 1 to 500 printable characters without a space");
    }
}
