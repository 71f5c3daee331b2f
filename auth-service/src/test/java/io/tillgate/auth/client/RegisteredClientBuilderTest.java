package io.tillgate.auth.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RegisteredClientBuilderTest {

    @Test
    @DisplayName("A builder that begins with a client makes the same client")
    void sameAgain() {
        RegisteredClient client = TestRegisteredClients.confidential()
                .links(uri("home"), uri("logo.png"), uri("policy"), uri("tos"))
                .status(RegisteredClient.Status.DISABLED)
                .authMethod(RegisteredClient.AuthMethod.PRIVATE_KEY_JWT)
                .resourceServer(true, List.of("https://client.example"))
                .firstParty(true)
                .requirePkce(false)
                .postLogoutRedirectUris(List.of("https://client.example/out"))
                .backchannelLogout(uri("logout"), true)
                .keys("{\"keys\":[]}", uri("jwks"))
                .ownAlgorithms(JWSAlgorithm.ES256, JWSAlgorithm.PS256)
                .accessTokenFormat(RegisteredClient.AccessTokenFormat.OPAQUE)
                .tokenAlgorithms(JWSAlgorithm.EdDSA, JWSAlgorithm.ES256)
                .lifetimes(Duration.ofMinutes(1), Duration.ofMinutes(2), Duration.ofMinutes(3))
                .defaultMaxAge(Duration.ofMinutes(4))
                .ownerAccountId(UUID.randomUUID())
                .stored(Instant.parse("2026-01-02T00:00:00Z"), Instant.parse("2026-01-03T00:00:00Z"), 7)
                .build();

        assertThat(RegisteredClientBuilder.from(client).build())
                .isEqualTo(client)
                .hasNoNullFieldsOrProperties();
    }

    @Test
    @DisplayName("What a client does not state is the safe choice")
    void defaults() {
        RegisteredClient client = RegisteredClientBuilder.client("c").build();

        assertThat(client.requirePkce()).isNull();
        assertThat(client.firstParty()).isFalse();
        assertThat(client.introspect()).isFalse();
        assertThat(client.grantTypes()).isEmpty();
        assertThat(client.scopes()).isEmpty();
        assertThat(client.isPublic()).isFalse();
    }

    private static URI uri(String path) {
        return URI.create("https://client.example/" + path);
    }
}
