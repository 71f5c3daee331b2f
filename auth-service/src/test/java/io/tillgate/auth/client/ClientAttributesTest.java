package io.tillgate.auth.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tillgate.auth.RealServers;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealServers.class)
class ClientAttributesTest {
    @Inject
    Pool pool;

    @Inject
    ClientRepository clients;

    @Inject
    ClientMetadata metadata;

    @Test
    @DisplayName("A client with a value for every attribute comes back from its row as it was")
    void row() {
        RegisteredClient withKeys = complete();
        RegisteredClient withKeyAddress =
                complete().with(ClientAttributes.JWKS, null).with(ClientAttributes.JWKS_URI, uri("jwks"));
        Set<ClientAttribute<?>> covered = new HashSet<>(withKeys.attributes().keySet());
        covered.addAll(withKeyAddress.attributes().keySet());
        assertThat(covered).containsExactlyInAnyOrderElementsOf(ClientAttributes.ALL);

        for (RegisteredClient client : List.of(withKeys, withKeyAddress)) {
            clients.insert(pool, client, null).await().atMost(Duration.ofSeconds(20));

            assertThat(find(client.clientId())).isEqualTo(client);
        }
    }

    @Test
    @DisplayName("A changed client replaces the values of its row, and takes away those that it has no longer")
    void changedRow() {
        RegisteredClient before = complete();
        clients.insert(pool, before, null).await().atMost(Duration.ofSeconds(20));
        RegisteredClient after = RegisteredClient.of(before.clientId()).with(ClientAttributes.VERSION, 8L);

        assertThat(clients.update(pool, after, null).await().atMost(Duration.ofSeconds(20)))
                .isTrue();
        assertThat(find(before.clientId())).isEqualTo(after);
        assertThat(clients.update(pool, after, null).await().atMost(Duration.ofSeconds(20)))
                .as("from another version")
                .isFalse();
    }

    @Test
    @DisplayName("The document of a client, registered again, makes the same client")
    void document() {
        RegisteredClient client = complete()
                .with(ClientAttributes.STATUS, RegisteredClient.Status.ENABLED)
                .with(ClientAttributes.OWNER_ACCOUNT_ID, null);
        MetadataReader reader = metadata.reader(new ClientDocument(client, null).toJson());

        RegisteredClient again = metadata.read(reader, RegisteredClient.of(client.clientId()))
                .with(ClientAttributes.CREATED_AT, client.createdAt())
                .with(ClientAttributes.VERSION, client.version());

        reader.requireNoViolations();
        assertThat(again).isEqualTo(client);
    }

    @Test
    @DisplayName("Omitted attributes of a client have safe defaults")
    void defaults() {
        RegisteredClient client = RegisteredClient.of("c");

        assertThat(client.requirePkce()).isNull();
        assertThat(client.firstParty()).isFalse();
        assertThat(client.introspect()).isFalse();
        assertThat(client.grantTypes()).isEmpty();
        assertThat(client.scopes()).isEmpty();
        assertThat(client.isPublic()).isFalse();
    }

    private RegisteredClient find(String clientId) {
        return clients.find(pool, clientId)
                .await()
                .atMost(Duration.ofSeconds(20))
                .orElseThrow()
                .client();
    }

    private static RegisteredClient complete() {
        return TestRegisteredClients.confidential("complete-" + UUID.randomUUID())
                .with(ClientAttributes.CLIENT_URI, uri("home"))
                .with(ClientAttributes.LOGO_URI, uri("logo.png"))
                .with(ClientAttributes.POLICY_URI, uri("policy"))
                .with(ClientAttributes.TOS_URI, uri("tos"))
                .with(ClientAttributes.GRANT_TYPES, List.of("authorization_code", "client_credentials"))
                .with(ClientAttributes.STATUS, RegisteredClient.Status.DISABLED)
                .with(ClientAttributes.AUTH_METHOD, RegisteredClient.AuthMethod.PRIVATE_KEY_JWT)
                .with(ClientAttributes.ASSERTION_ALGORITHM, JWSAlgorithm.ES256)
                .with(ClientAttributes.RESOURCE_AUDIENCES, List.of("https://client.example"))
                .with(ClientAttributes.INTROSPECT, true)
                .with(ClientAttributes.FIRST_PARTY, true)
                .with(ClientAttributes.REQUIRE_PKCE, false)
                .with(ClientAttributes.POST_LOGOUT_REDIRECT_URIS, List.of("https://client.example/out"))
                .with(ClientAttributes.BACKCHANNEL_LOGOUT_URI, uri("logout"))
                .with(ClientAttributes.BACKCHANNEL_LOGOUT_SESSION_REQUIRED, true)
                .with(
                        ClientAttributes.JWKS,
                        ClientKeyPair.of(JWSAlgorithm.ES256, "k1").jwks())
                .with(ClientAttributes.REQUEST_OBJECT_ALGORITHM, JWSAlgorithm.PS256)
                .with(ClientAttributes.ACCESS_TOKEN_FORMAT, RegisteredClient.AccessTokenFormat.OPAQUE)
                .with(ClientAttributes.ACCESS_TOKEN_ALGORITHM, JWSAlgorithm.EdDSA)
                .with(ClientAttributes.ID_TOKEN_ALGORITHM, JWSAlgorithm.RS256)
                .with(ClientAttributes.ACCESS_TOKEN_LIFETIME, Duration.ofMinutes(1))
                .with(ClientAttributes.REFRESH_IDLE_LIFETIME, Duration.ofMinutes(2))
                .with(ClientAttributes.REFRESH_ABSOLUTE_LIFETIME, Duration.ofMinutes(3))
                .with(ClientAttributes.REFRESH_RETRY_WINDOW, Duration.ofSeconds(90))
                .with(ClientAttributes.DEFAULT_MAX_AGE, Duration.ofMinutes(4))
                .with(ClientAttributes.OWNER_ACCOUNT_ID, UUID.randomUUID())
                .with(ClientAttributes.VERSION, 7L);
    }

    private static URI uri(String path) {
        return URI.create("https://client.example/" + path);
    }
}
