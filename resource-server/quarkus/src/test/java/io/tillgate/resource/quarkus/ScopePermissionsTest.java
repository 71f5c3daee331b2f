package io.tillgate.resource.quarkus;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.security.StringPermission;
import java.security.Permission;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ScopePermissionsTest {

    @Test
    @DisplayName("RFC 6749 section 3.3: a scope is compared whole, however Quarkus splits it")
    void whole() {
        assertThat(holds(Set.of("sales:refund"), new StringPermission("sales", "refund")))
                .isTrue();
        assertThat(holds(Set.of("sales"), new StringPermission("sales", "refund")))
                .isFalse();
        assertThat(holds(Set.of("sales:read"), new StringPermission("sales", "refund")))
                .isFalse();
        assertThat(holds(Set.of("sales:refund"), new StringPermission("sales"))).isFalse();
        assertThat(holds(Set.of("account"), new StringPermission("account"))).isTrue();
    }

    @Test
    @DisplayName("Several actions mean any of them")
    void any() {
        Permission readOrWrite = new StringPermission("menu", "read", "write");
        assertThat(holds(Set.of("menu:write"), readOrWrite)).isTrue();
        assertThat(holds(Set.of("menu:delete"), readOrWrite)).isFalse();
    }

    private static boolean holds(Set<String> scopes, Permission required) {
        return new ScopePermissions(scopes).apply(required).await().indefinitely();
    }
}
