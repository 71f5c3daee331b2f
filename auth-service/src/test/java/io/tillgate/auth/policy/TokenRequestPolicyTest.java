package io.tillgate.auth.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tillgate.auth.RealServers;
import io.tillgate.auth.account.Account;
import io.tillgate.auth.client.ClientAttributes;
import io.tillgate.auth.client.RegisteredClient;
import io.tillgate.auth.support.error.OAuthException;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every condition of the gate with every grant type. */
@QuarkusTest
@QuarkusTestResource(RealServers.class)
class TokenRequestPolicyTest {
    private static final String API = "https://pos.example/api";
    private static final String CLIENT_CREDENTIALS = "client_credentials";
    private static final List<String> GRANT_TYPES =
            List.of("password", "authorization_code", "refresh_token", CLIENT_CREDENTIALS);

    @Inject
    TokenRequestPolicy policy;

    @Inject
    Pool pool;

    /** A request that passes, and one change that must make it fail. */
    private record Case(
            String title,
            @Nullable String error,
            UnaryOperator<RegisteredClient> client,
            UnaryOperator<Account> account,
            @Nullable List<String> asked,
            List<String> audience,
            List<String> admitted) {

        Case(String title, @Nullable String error) {
            this(title, error, c -> c, a -> a, List.of("gate:open"), List.of(), List.of("gate:open"));
        }

        Case client(UnaryOperator<RegisteredClient> change) {
            return new Case(title, error, change, account, asked, audience, admitted);
        }

        Case account(UnaryOperator<Account> change) {
            return new Case(title, error, client, change, asked, audience, admitted);
        }

        Case asks(@Nullable List<String> other) {
            return new Case(title, error, client, account, other, audience, admitted);
        }

        Case audience(String other) {
            return new Case(title, error, client, account, asked, List.of(other), admitted);
        }

        Case gives(String... other) {
            return new Case(title, error, client, account, asked, audience, List.of(other));
        }
    }

    /** What holds whether an account or the client itself is the principal. */
    private static List<Case> ofEveryone() {
        return List.of(
                new Case("nothing wrong", null),
                new Case("one of the client's audiences", null).audience(API),
                new Case("the client is disabled", "invalid_client")
                        .client(c -> c.with(ClientAttributes.STATUS, RegisteredClient.Status.DISABLED)),
                new Case("the grant type is not the client's", "unauthorized_client")
                        .client(c -> c.with(ClientAttributes.GRANT_TYPES, List.of())),
                new Case("the audience is not the client's", "invalid_target").audience("https://other.example"),
                new Case("the scope is not registered", "invalid_scope").asks(List.of("gate:unknown")),
                new Case("the scope is retired", "invalid_scope").asks(List.of("gate:retired")),
                new Case("the scope is not the client's", "invalid_scope").asks(List.of("gate:other")),
                new Case("one scope of two is not the client's", "invalid_scope")
                        .asks(List.of("gate:open", "gate:other")),
                new Case("too many scopes", "invalid_scope")
                        .asks(IntStream.range(0, 101).mapToObj(i -> "s" + i).toList()));
    }

    private static List<Case> ofAccounts() {
        return List.of(
                new Case("the account is disabled", "invalid_grant").account(a -> status(a, "disabled")),
                new Case("the account is deleted", "invalid_grant").account(a -> status(a, "deleted")),
                new Case("the account is not activated", "invalid_grant").account(a -> status(a, "pending_activation")),
                new Case("the account is locked", "slow_down")
                        .account(a -> lockedUntil(a, Instant.now().plusSeconds(30))),
                new Case("the account was locked", null)
                        .account(a -> lockedUntil(a, Instant.now().minusSeconds(1))),
                new Case("no group of the account may grant the scope", "invalid_scope").asks(List.of("gate:admin")),
                new Case("only clients may hold the scope", "invalid_scope").asks(List.of("gate:clients")),
                new Case("the default is narrowed to what the groups may grant", null)
                        .asks(null)
                        .gives("gate:open", "gate:master", "openid"),
                new Case("scopes of OpenID Connect need no registration", null)
                        .asks(List.of("openid", "email"))
                        .gives("openid", "email"),
                new Case("scopes of OpenID Connect are the client's or nothing", "invalid_scope")
                        .asks(List.of("phone")));
    }

    private static List<Case> ofClients() {
        return List.of(
                new Case("only clients may hold the scope", null)
                        .asks(List.of("gate:clients"))
                        .gives("gate:clients"),
                new Case("no groups narrow a client of the platform", null)
                        .asks(List.of("gate:admin"))
                        .gives("gate:admin"),
                new Case("the owner of an app is gone", "unauthorized_client")
                        .client(c -> c.with(ClientAttributes.OWNER_ACCOUNT_ID, UUID.randomUUID())),
                new Case("a client has no identity to share", "invalid_scope").asks(List.of("openid")),
                new Case("a client needs no refresh token", "invalid_scope").asks(List.of("offline_access")),
                new Case("the default", null)
                        .asks(null)
                        .gives("gate:open", "gate:master", "gate:admin", "gate:clients"));
    }

    static Stream<Arguments> everyConditionWithEveryGrantType() {
        return GRANT_TYPES.stream().flatMap(grantType -> {
            List<Case> cases = new ArrayList<>(ofEveryone());
            cases.addAll(grantType.equals(CLIENT_CREDENTIALS) ? ofClients() : ofAccounts());
            return cases.stream().map(each -> Arguments.of(grantType, each.title(), each));
        });
    }

    @BeforeEach
    void scopes() {
        save("gate:open", Set.of(), false, true);
        save("gate:master", Set.of("master"), false, true);
        save("gate:admin", Set.of("administrator"), false, true);
        save("gate:clients", Set.of(), true, true);
        save("gate:other", Set.of(), false, true);
        save("gate:retired", Set.of(), false, false);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("everyConditionWithEveryGrantType")
    @DisplayName("Per-client grant allow-list, checked on every grant; the same principal gate on all of them;"
            + " scopes checked on every grant, client_credentials included; least scopes by default")
    void gate(String grantType, String title, Case each) {
        RegisteredClient client = each.client().apply(client(grantType));
        @Nullable
        Account account =
                grantType.equals(CLIENT_CREDENTIALS) ? null : each.account().apply(account());
        RequestedAccess asked = new RequestedAccess(each.asked(), each.audience(), null);

        if (each.error() != null) {
            assertThatThrownBy(() -> admit(client, grantType, account, asked))
                    .isInstanceOfSatisfying(
                            OAuthException.class,
                            e -> assertThat(e.code().code()).isEqualTo(each.error()));
        } else {
            GrantedAccess granted = admit(client, grantType, account, asked);
            assertThat(granted.scopes()).containsExactlyElementsOf(each.admitted());
            assertThat(granted.audience()).containsExactly(API);
        }
    }

    private GrantedAccess admit(
            RegisteredClient client, String grantType, @Nullable Account account, RequestedAccess asked) {
        return io.smallrye.mutiny.Uni.createFrom()
                .deferred(() -> policy.admit(pool, client, grantType, account, asked))
                .await()
                .atMost(Duration.ofSeconds(20));
    }

    private static RegisteredClient client(String grantType) {
        List<String> byDefault =
                List.of("gate:open", "gate:master", "gate:admin", "gate:clients", "gate:retired", "openid");
        List<String> all = new ArrayList<>(byDefault);
        all.add("email");
        return RegisteredClient.of("gate-client")
                .with(ClientAttributes.GRANT_TYPES, List.of(grantType))
                .with(ClientAttributes.SCOPES, all)
                .with(ClientAttributes.DEFAULT_SCOPES, byDefault)
                .with(ClientAttributes.AUDIENCES, List.of(API));
    }

    private static Account account() {
        return new Account(
                UUID.randomUUID(),
                "ada",
                "active",
                List.of("user", "master"),
                1,
                Instant.EPOCH,
                Instant.EPOCH,
                Instant.EPOCH);
    }

    private static Account status(Account a, String status) {
        return new Account(a.id(), a.userName(), status, a.groups(), 1, Instant.EPOCH, Instant.EPOCH, a.lockedUntil());
    }

    private static Account lockedUntil(Account a, Instant until) {
        return new Account(a.id(), a.userName(), a.status(), a.groups(), 1, Instant.EPOCH, Instant.EPOCH, until);
    }

    private void save(String namespace, Set<String> groups, boolean clientsOnly, boolean active) {
        pool.preparedQuery(
                        "INSERT INTO scope (namespace, groups, clients_only, active, version) VALUES ($1, $2, $3, $4, 1)"
                                + " ON CONFLICT DO NOTHING")
                .execute(io.vertx.mutiny.sqlclient.Tuple.tuple()
                        .addString(namespace)
                        .addArrayOfString(groups.toArray(String[]::new))
                        .addBoolean(clientsOnly)
                        .addBoolean(active))
                .await()
                .atMost(Duration.ofSeconds(20));
    }
}
