package io.tillgate.auth.client;

import com.nimbusds.jose.JWSAlgorithm;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A client as a row: the columns that a registration fills, their values, and the way back. */
final class ClientRow {
    /** What a registration fills; {@link #values} has the same order. */
    private static final List<String> COLUMNS = List.of(
            "client_id",
            "client_name",
            "client_uri",
            "logo_uri",
            "policy_uri",
            "tos_uri",
            "status",
            "token_endpoint_auth_method",
            "grant_types",
            "scopes",
            "default_scopes",
            "audiences",
            "resource_audiences",
            "introspect",
            "first_party",
            "require_pkce",
            "redirect_uris",
            "post_logout_redirect_uris",
            "backchannel_logout_uri",
            "backchannel_logout_session_required",
            "jwks",
            "jwks_uri",
            "assertion_algorithm",
            "request_object_algorithm",
            "access_token_format",
            "access_token_algorithm",
            "id_token_algorithm",
            "access_token_lifetime",
            "refresh_idle_lifetime",
            "refresh_absolute_lifetime",
            "refresh_retry_window",
            "default_max_age",
            "owner_account_id",
            "created_at",
            "version");

    /** How many parameters {@link #values} binds. */
    static final int WIDTH = COLUMNS.size();

    static final String COLUMN_LIST = String.join(", ", COLUMNS);
    static final String PARAMETER_LIST =
            IntStream.rangeClosed(1, WIDTH).mapToObj(i -> "$" + i).collect(Collectors.joining(", "));

    private ClientRow() {}

    static Tuple values(RegisteredClient client) {
        return Tuple.tuple()
                .addString(client.clientId())
                .addString(client.clientName())
                .addString(text(client.clientUri()))
                .addString(text(client.logoUri()))
                .addString(text(client.policyUri()))
                .addString(text(client.tosUri()))
                .addString(lower(client.status()))
                .addString(client.authMethod().wireName())
                .addArrayOfString(array(client.grantTypes()))
                .addArrayOfString(array(client.scopes()))
                .addArrayOfString(array(client.defaultScopes()))
                .addArrayOfString(array(client.audiences()))
                .addArrayOfString(array(client.resourceAudiences()))
                .addBoolean(client.introspect())
                .addBoolean(client.firstParty())
                .addBoolean(client.requirePkce())
                .addArrayOfString(array(client.redirectUris()))
                .addArrayOfString(array(client.postLogoutRedirectUris()))
                .addString(text(client.backchannelLogoutUri()))
                .addBoolean(client.backchannelLogoutSessionRequired())
                .addString(client.jwks())
                .addString(text(client.jwksUri()))
                .addString(text(client.keys().assertionAlgorithm()))
                .addString(text(client.requestObjectAlgorithm()))
                .addString(lower(client.accessTokenFormat()))
                .addString(client.accessTokenAlgorithm().getName())
                .addString(client.idTokenAlgorithm().getName())
                .addLong(client.accessTokenLifetime().toSeconds())
                .addLong(client.refreshIdleLifetime().toSeconds())
                .addLong(client.refreshAbsoluteLifetime().toSeconds())
                .addLong(seconds(client.refreshRetryWindow()))
                .addLong(seconds(client.defaultMaxAge()))
                .addUUID(client.ownerAccountId())
                .addOffsetDateTime(client.createdAt().atOffset(ZoneOffset.UTC))
                .addLong(client.version());
    }

    static RegisteredClient client(Row row) {
        return RegisteredClientBuilder.client(row.getString("client_id"))
                .clientName(row.getString("client_name"))
                .links(uri(row, "client_uri"), uri(row, "logo_uri"), uri(row, "policy_uri"), uri(row, "tos_uri"))
                .status(RegisteredClient.Status.valueOf(upper(row.getString("status"))))
                .authMethod(RegisteredClient.AuthMethod.named(row.getString("token_endpoint_auth_method")))
                .grantTypes(list(row, "grant_types"))
                .scopes(list(row, "scopes"))
                .defaultScopes(list(row, "default_scopes"))
                .audiences(list(row, "audiences"))
                .resourceServer(row.getBoolean("introspect"), list(row, "resource_audiences"))
                .firstParty(row.getBoolean("first_party"))
                .requirePkce(row.getBoolean("require_pkce"))
                .redirectUris(list(row, "redirect_uris"))
                .postLogoutRedirectUris(list(row, "post_logout_redirect_uris"))
                .backchannelLogout(
                        uri(row, "backchannel_logout_uri"), row.getBoolean("backchannel_logout_session_required"))
                .keys(row.getString("jwks"), uri(row, "jwks_uri"))
                .ownAlgorithms(algorithm(row, "assertion_algorithm"), algorithm(row, "request_object_algorithm"))
                .accessTokenFormat(
                        RegisteredClient.AccessTokenFormat.valueOf(upper(row.getString("access_token_format"))))
                .tokenAlgorithms(
                        JWSAlgorithm.parse(row.getString("access_token_algorithm")),
                        JWSAlgorithm.parse(row.getString("id_token_algorithm")))
                .lifetimes(
                        Duration.ofSeconds(row.getLong("access_token_lifetime")),
                        Duration.ofSeconds(row.getLong("refresh_idle_lifetime")),
                        Duration.ofSeconds(row.getLong("refresh_absolute_lifetime")))
                .refreshRetryWindow(duration(row, "refresh_retry_window"))
                .defaultMaxAge(duration(row, "default_max_age"))
                .ownerAccountId(row.getUUID("owner_account_id"))
                .stored(
                        row.getOffsetDateTime("tokens_not_before").toInstant(),
                        row.getOffsetDateTime("grants_not_before").toInstant(),
                        row.getLong("version"))
                .createdAt(row.getOffsetDateTime("created_at").toInstant())
                .build();
    }

    static String[] array(Collection<String> values) {
        return values.toArray(String[]::new);
    }

    private static List<String> list(Row row, String column) {
        return List.of(row.getArrayOfStrings(column));
    }

    private static @Nullable URI uri(Row row, String column) {
        String text = row.getString(column);
        return text == null ? null : URI.create(text);
    }

    private static @Nullable JWSAlgorithm algorithm(Row row, String column) {
        String name = row.getString(column);
        return name == null ? null : JWSAlgorithm.parse(name);
    }

    private static @Nullable Duration duration(Row row, String column) {
        Long seconds = row.getLong(column);
        return seconds == null ? null : Duration.ofSeconds(seconds);
    }

    private static @Nullable Long seconds(@Nullable Duration duration) {
        return duration == null ? null : duration.toSeconds();
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static String upper(String value) {
        return value.toUpperCase(Locale.ROOT);
    }
}
