package io.tillgate.auth.client;

import static io.tillgate.auth.client.AttributeType.ADDRESS;
import static io.tillgate.auth.client.AttributeType.ALGORITHM;
import static io.tillgate.auth.client.AttributeType.DOCUMENT;
import static io.tillgate.auth.client.AttributeType.FLAG;
import static io.tillgate.auth.client.AttributeType.LIFETIME;
import static io.tillgate.auth.client.AttributeType.LIST;
import static io.tillgate.auth.client.AttributeType.NUMBER;
import static io.tillgate.auth.client.AttributeType.SECONDS;
import static io.tillgate.auth.client.AttributeType.TEXT;
import static io.tillgate.auth.client.AttributeType.TIME;
import static io.tillgate.auth.client.AttributeType.WORDS;

import com.nimbusds.jose.JWSAlgorithm;
import io.tillgate.auth.client.ClientAttribute.Reading;
import io.tillgate.auth.client.RegisteredClient.AccessTokenFormat;
import io.tillgate.auth.client.RegisteredClient.AuthMethod;
import io.tillgate.auth.client.RegisteredClient.Status;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The attributes of clients (RFC 7591 section 2, and our own). Each is defined once: its name in documents, its column,
 * its type, its initial value and how it is read from a document. The row, the document, its schema and the bootstrap
 * file follow from this. Reading an attribute may use those defined above it; rules about several attributes are in
 * {@link ClientMetadata}.
 */
public final class ClientAttributes {
    /** The longest lifetime of an access token, and so the time for which revocations are kept. */
    public static final Duration LONGEST_ACCESS_TOKEN = Duration.ofDays(1);
    /** The longest retry window of a refresh token that works without client authentication. */
    public static final Duration LONGEST_PUBLIC_RETRY_WINDOW = Duration.ofHours(12);

    private static final List<JWSAlgorithm> ACCESS_TOKEN_ALGORITHMS =
            List.of(JWSAlgorithm.RS256, JWSAlgorithm.ES256, JWSAlgorithm.EdDSA);
    private static final List<String> GRANT_TYPES_OFFERED =
            List.of("authorization_code", "client_credentials", "password", "refresh_token");
    private static final Pattern AUDIENCE_URI = Pattern.compile("[\\x21-\\x7e]{1,500}");
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration YEAR = Duration.ofDays(366);
    private static final int MAX_URIS = 20;

    private static final Reading<URI> LINK = (in, name, client) -> in.uri(name, RedirectUriRule::linkRefusal);
    private static final Reading<URI> OUTBOUND = (in, name, client) -> in.uri(name, in::outboundRefusal);
    private static final Reading<List<String>> REDIRECTS =
            (in, name, client) -> in.texts(name, MAX_URIS, RedirectUriRule::refusal);
    private static final Reading<List<String>> AUDIENCES_NAMED =
            (in, name, client) -> in.texts(name, MAX_URIS, ClientAttributes::audienceRefusal);
    private static final Reading<Boolean> FALSE_BY_DEFAULT = (in, name, client) -> in.flag(name, false);
    private static final Reading<JWSAlgorithm> OWN_ALGORITHM =
            (in, name, client) -> in.algorithm(name, ClientSignatures.ALGORITHMS);

    private static final List<ClientAttribute<?>> TABLE = new ArrayList<>();

    /** All attributes, in the order of a document. */
    public static final List<ClientAttribute<?>> ALL = Collections.unmodifiableList(TABLE);

    public static final ClientAttribute<String> CLIENT_ID = add("client_id", TEXT, "", null);
    /** The display name. */
    public static final ClientAttribute<String> CLIENT_NAME = add(
            "client_name", TEXT, "", (in, name, client) -> in.text(name, 100).orElse(client.clientId()));
    /** Whether it is enabled. */
    public static final ClientAttribute<Status> STATUS = add(
            "status",
            AttributeType.word(Status.class),
            Status.ENABLED,
            (in, name, client) -> in.choice(
                    name, List.of(Status.ENABLED, Status.DISABLED), AttributeType::wireName, client.status()));

    public static final ClientAttribute<URI> CLIENT_URI = add("client_uri", ADDRESS, null, LINK);
    public static final ClientAttribute<URI> LOGO_URI = add("logo_uri", ADDRESS, null, LINK);
    public static final ClientAttribute<URI> POLICY_URI = add("policy_uri", ADDRESS, null, LINK);
    public static final ClientAttribute<URI> TOS_URI = add("tos_uri", ADDRESS, null, LINK);
    /** The client authentication method. */
    public static final ClientAttribute<AuthMethod> AUTH_METHOD = add(
            "token_endpoint_auth_method",
            AttributeType.word(AuthMethod.class),
            AuthMethod.CLIENT_SECRET_BASIC,
            (in, name, client) -> in.choice(
                    name, List.of(AuthMethod.values()), AuthMethod::wireName, AuthMethod.CLIENT_SECRET_BASIC));
    /** The only algorithm allowed for its assertions; if absent, any that fits its key. */
    public static final ClientAttribute<JWSAlgorithm> ASSERTION_ALGORITHM =
            add("token_endpoint_auth_signing_alg", "assertion_algorithm", ALGORITHM, null, OWN_ALGORITHM);
    /** The grant types that it may use, sorted. */
    public static final ClientAttribute<List<String>> GRANT_TYPES =
            add("grant_types", LIST, List.of(), (in, name, client) -> grantTypes(in, name));
    /** The scopes that it may have. */
    public static final ClientAttribute<List<String>> SCOPES =
            add("scope", "scopes", WORDS, List.of(), (in, name, client) -> in.scopes(name));
    /** The scopes that it receives if a request names none. */
    public static final ClientAttribute<List<String>> DEFAULT_SCOPES = add(
            "default_scope",
            "default_scopes",
            WORDS,
            List.of(),
            (in, name, client) -> in.has(name) ? in.scopes(name) : client.scopes());
    /** The audiences that its tokens may name. */
    public static final ClientAttribute<List<String>> AUDIENCES =
            add("audience", "audiences", LIST, List.of(), AUDIENCES_NAMED);
    /** The audiences for which it is the resource server. */
    public static final ClientAttribute<List<String>> RESOURCE_AUDIENCES =
            add("resource_audiences", LIST, List.of(), AUDIENCES_NAMED);
    /** Whether it may introspect tokens for its resource audiences. */
    public static final ClientAttribute<Boolean> INTROSPECT = add("introspect", FLAG, false, FALSE_BY_DEFAULT);
    /** Whether it belongs to the platform itself, so that no consent is asked. */
    public static final ClientAttribute<Boolean> FIRST_PARTY = add("first_party", FLAG, false, FALSE_BY_DEFAULT);
    /** Whether it must use PKCE; if absent, only for requests without a nonce. A public client always must. */
    public static final ClientAttribute<Boolean> REQUIRE_PKCE =
            add("require_pkce", FLAG, null, (in, name, client) -> in.has(name) ? in.flag(name, true) : null);
    /** The redirect URIs of authorization responses. */
    public static final ClientAttribute<List<String>> REDIRECT_URIS = add("redirect_uris", LIST, List.of(), REDIRECTS);
    /** The redirect URIs after logout. */
    public static final ClientAttribute<List<String>> POST_LOGOUT_REDIRECT_URIS =
            add("post_logout_redirect_uris", LIST, List.of(), REDIRECTS);
    /** The address to which logout tokens are posted. */
    public static final ClientAttribute<URI> BACKCHANNEL_LOGOUT_URI =
            add("backchannel_logout_uri", ADDRESS, null, OUTBOUND);
    /** Whether a logout token must name the session. */
    public static final ClientAttribute<Boolean> BACKCHANNEL_LOGOUT_SESSION_REQUIRED =
            add("backchannel_logout_session_required", FLAG, false, FALSE_BY_DEFAULT);
    /** The public keys, as a JSON JWK set. */
    public static final ClientAttribute<String> JWKS =
            add("jwks", DOCUMENT, null, (in, name, client) -> in.document(name, KeySetRule::refusal));
    /** The address of the public keys, instead of {@link #JWKS}. */
    public static final ClientAttribute<URI> JWKS_URI = add("jwks_uri", ADDRESS, null, OUTBOUND);
    /** The only algorithm allowed for its request objects; if absent, any that fits its key. */
    public static final ClientAttribute<JWSAlgorithm> REQUEST_OBJECT_ALGORITHM =
            add("request_object_signing_alg", "request_object_algorithm", ALGORITHM, null, OWN_ALGORITHM);
    /** The format of its access tokens. */
    public static final ClientAttribute<AccessTokenFormat> ACCESS_TOKEN_FORMAT = add(
            "access_token_format",
            AttributeType.word(AccessTokenFormat.class),
            AccessTokenFormat.JWT,
            (in, name, client) -> in.choice(
                    name, List.of(AccessTokenFormat.values()), AttributeType::wireName, AccessTokenFormat.JWT));
    /** The algorithm that signs its JWT access tokens. */
    public static final ClientAttribute<JWSAlgorithm> ACCESS_TOKEN_ALGORITHM = add(
            "access_token_signed_response_alg",
            "access_token_algorithm",
            ALGORITHM,
            JWSAlgorithm.RS256,
            (in, name, client) -> in.choice(name, ACCESS_TOKEN_ALGORITHMS, JWSAlgorithm::getName, JWSAlgorithm.RS256));
    /** The algorithm that signs its ID tokens. */
    public static final ClientAttribute<JWSAlgorithm> ID_TOKEN_ALGORITHM = add(
            "id_token_signed_response_alg",
            "id_token_algorithm",
            ALGORITHM,
            JWSAlgorithm.RS256,
            (in, name, client) ->
                    in.choice(name, List.of(JWSAlgorithm.RS256), JWSAlgorithm::getName, JWSAlgorithm.RS256));
    /** The lifetime of its access tokens. */
    public static final ClientAttribute<Duration> ACCESS_TOKEN_LIFETIME = add(
            "access_token_lifetime",
            LIFETIME,
            Duration.ofHours(1),
            (in, name, client) ->
                    in.duration(name, in.lifetimes().accessToken(), Duration.ofSeconds(1), LONGEST_ACCESS_TOKEN));
    /** The time after which an unused refresh token expires. */
    public static final ClientAttribute<Duration> REFRESH_IDLE_LIFETIME = add(
            "refresh_token_idle_lifetime",
            "refresh_idle_lifetime",
            LIFETIME,
            Duration.ofDays(14),
            (in, name, client) -> in.duration(name, in.lifetimes().refreshIdle(), MINUTE, YEAR));
    /** The time after which its grants expire. */
    public static final ClientAttribute<Duration> REFRESH_ABSOLUTE_LIFETIME = add(
            "refresh_token_absolute_lifetime",
            "refresh_absolute_lifetime",
            LIFETIME,
            Duration.ofDays(90),
            (in, name, client) -> in.duration(name, in.lifetimes().refreshAbsolute(), MINUTE, YEAR));
    /** The time for which its previous refresh token still receives its successor; if absent, the configured time. */
    public static final ClientAttribute<Duration> REFRESH_RETRY_WINDOW =
            add("refresh_token_retry_window", "refresh_retry_window", LIFETIME, null, ClientAttributes::retryWindow);
    /** The maximum age of a sign-in if the request names none; if absent, any age. */
    public static final ClientAttribute<Duration> DEFAULT_MAX_AGE =
            add("default_max_age", SECONDS, null, (in, name, client) -> in.seconds(name, YEAR));
    /** The owner of an API app. */
    public static final ClientAttribute<UUID> OWNER_ACCOUNT_ID = add("owner_account_id", AttributeType.ID, null, null);
    /** When it was registered. */
    public static final ClientAttribute<Instant> CREATED_AT = add("created_at", TIME, Instant.EPOCH, null);
    /** The version, incremented by each change, from 1. */
    public static final ClientAttribute<Long> VERSION = add("version", NUMBER, 1L, null);
    /** The time before which its tokens are revoked. */
    public static final ClientAttribute<Instant> TOKENS_NOT_BEFORE =
            add("", "tokens_not_before", TIME, Instant.EPOCH, null);
    /** The time before which its grants are revoked, unless refreshed since. */
    public static final ClientAttribute<Instant> GRANTS_NOT_BEFORE =
            add("", "grants_not_before", TIME, Instant.EPOCH, null);

    private ClientAttributes() {}

    private static <T> ClientAttribute<T> add(
            String name, AttributeType<T> type, @Nullable T initial, @Nullable Reading<T> reading) {
        return add(name, name, type, initial, reading);
    }

    private static <T> ClientAttribute<T> add(
            String name, String column, AttributeType<T> type, @Nullable T initial, @Nullable Reading<T> reading) {
        ClientAttribute<T> attribute = new ClientAttribute<>(name, column, type, initial, reading);
        TABLE.add(attribute);
        return attribute;
    }

    private static List<String> grantTypes(MetadataReader in, String name) {
        return in.has(name)
                ? in.texts(name, GRANT_TYPES_OFFERED.size(), ClientAttributes::grantTypeRefusal).stream()
                        .sorted()
                        .toList()
                : List.of("authorization_code");
    }

    private static @Nullable Duration retryWindow(MetadataReader in, String name, RegisteredClient client) {
        Duration longest = client.isPublic() ? LONGEST_PUBLIC_RETRY_WINDOW : client.refreshIdleLifetime();
        return in.has(name) ? in.duration(name, Duration.ZERO, Duration.ZERO, longest) : null;
    }

    private static Optional<String> grantTypeRefusal(String value) {
        return GRANT_TYPES_OFFERED.contains(value)
                ? Optional.empty()
                : Optional.of("must be one of " + String.join(", ", GRANT_TYPES_OFFERED));
    }

    private static Optional<String> audienceRefusal(String value) {
        return AUDIENCE_URI.matcher(value).matches()
                ? Optional.empty()
                : Optional.of("must be 1 to 500 printable characters without a space");
    }
}
