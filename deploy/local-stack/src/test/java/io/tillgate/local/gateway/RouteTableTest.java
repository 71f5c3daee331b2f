package io.tillgate.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RouteTableTest {
    private final RouteTable table = RouteTable.outer();

    @ParameterizedTest
    @CsvSource({
        "/users, user-service",
        "/users/me, user-service",
        "/activate, user-service",
        "/auth/token, auth-service",
        "/oauth, auth-service",
        "/oauth/token, auth-service",
        "/.well-known/openid-configuration, auth-service",
        "/.well-known/oauth-authorization-server, auth-service",
        "/oauth/jwks, auth-service",
        "/oauth/authorize, auth-service",
        "/oauth/assets/tillgate.css, auth-service",
        "/sign-in, auth-service",
        "/consent, auth-service",
        "/device, auth-service",
        "/apps/auth, auth-service",
        "/api-keys/1, auth-service",
        "/clients, auth-service",
        "/clients/pos-web, auth-service",
        "/keys/rotate, auth-service",
        "/grants, auth-service",
        "/revocations, auth-service",
        "/enforcement, auth-service",
        "/portal/apps, auth-service",
        "/password-reset, user-service",
        "/userinfo, auth-service",
        "/scopes/menu%3Aread, scope-registry",
        "/scopes/a%2Fb, scope-registry",
        "/audit/events, audit-service",
        "/api/v2/dishes, sample-pos-api",
        "/mail, mail",
        "/mail/0123456789abcdef/html, mail"
    })
    @DisplayName("The paths of the HTTP contract reach their service")
    void routed(String path, String service) {
        assertThat(table.service(path)).contains(service);
    }

    @ParameterizedTest
    @CsvSource({
        "/internal/credentials/verify, user-service",
        "/internal/accounts/1, user-service",
        "/internal/record-keys/accounts, user-service",
        "/internal/record-keys/scopes, scope-registry",
        "/internal/scopes/menu%3Aread/holders, auth-service",
        "/oauth/introspect, auth-service"
    })
    @DisplayName(
            "Services reach what they ask each other at the inner port, and nothing of it that the contract does not have")
    void inner(String path, String service) {
        assertThat(RouteTable.inner().service(path)).contains(service);
        assertThat(RouteTable.inner().service("/q/metrics")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/internal/credentials/verify",
                "/q/health",
                "/q/metrics",
                "/usersx",
                "/activate/more",
                "/userinfo/more",
                "/users/../internal/credentials/verify",
                "/users/%2e%2e/internal/credentials/verify",
                "/users/.%2E/internal",
                "/users/..%2finternal",
                "/users//internal",
                "//internal",
                "/users/./me",
                "/users\\..\\internal",
                "/users/%5c..%5cinternal",
                "/users/.."
            })
    @DisplayName("Internal, unknown and ambiguous paths reach nothing")
    void notRouted(String path) {
        assertThat(table.service(path)).isEmpty();
    }
}
