package io.tillgate.auth.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tillgate.auth.RealServers;
import io.tillgate.auth.support.outbound.OutboundClient;
import io.tillgate.testissuer.TickingClock;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(RealServers.class)
class ClientKeysTest {
    @Inject
    OutboundClient outbound;

    private final ClientKeyPair first = ClientKeyPair.of(JWSAlgorithm.ES256, "k1");
    private final ClientKeyPair second = ClientKeyPair.of(JWSAlgorithm.ES256, "k2");
    private final AtomicReference<String> served = new AtomicReference<>(first.jwks());
    private final AtomicInteger calls = new AtomicInteger();
    private final TickingClock clock = new TickingClock();
    private HttpServer server;
    private RegisteredClient client;
    private ClientSignatures signatures;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/jwks", exchange -> {
            calls.incrementAndGet();
            byte[] body = served.get().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(body.length == 0 ? 500 : 200, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/jwks");
        client = TestRegisteredClients.confidential().with(ClientAttributes.JWKS_URI, address);
        signatures = new ClientSignatures(new ClientKeys(outbound, new Settings(), clock));
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    @DisplayName("Keys are fetched once; an unknown kid fetches them again, but not more often than the interval says")
    void unknownKey() throws ParseException {
        assertThat(signed(first)).isTrue();
        assertThat(signed(first)).isTrue();
        assertThat(calls).hasValue(1);

        served.set(second.jwks());
        assertThat(signed(second)).isFalse();
        assertThat(calls).hasValue(1);

        clock.advance(Duration.ofSeconds(31));
        assertThat(signed(second)).isTrue();
        assertThat(calls).hasValue(2);
        assertThat(signed(first)).isFalse();
        assertThat(calls).hasValue(2);
    }

    @Test
    @DisplayName("Known keys stay valid while the address returns nothing")
    void addressAway() throws ParseException {
        assertThat(signed(first)).isTrue();

        served.set("");
        clock.advance(Duration.ofHours(1));

        assertThat(signed(first)).isTrue();
        assertThat(calls).hasValue(2);

        served.set(second.jwks());
        clock.advance(Duration.ofSeconds(31));
        assertThat(signed(second)).as("fetched again after the interval").isTrue();
        assertThat(calls).hasValue(3);
    }

    @Test
    @DisplayName("Keys are fetched again after the machine's clock has been set back, not only when it has caught up")
    void clockSetBack() throws ParseException {
        assertThat(signed(first)).isTrue();
        served.set(second.jwks());
        clock.advance(Duration.ofHours(-1));

        assertThat(signed(second)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "7",
                "[]",
                "{}",
                "{\"kid\":\"x\",\"n\":\"AQAB\",\"e\":\"AQAB\"}",
                "{\"kty\":\"RSA\",\"e\":\"AQAB\"}",
                "{\"kty\":\"RSA\",\"n\":\"\",\"e\":\"AQAB\"}",
                "{\"kty\":\"EC\",\"crv\":\"brainpoolP256r1\",\"x\":\"AQAB\",\"y\":\"AQAB\"}",
                "{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"AQAB\",\"y\":\"AQAB\"}",
                "{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":1,\"y\":2}",
                "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"AQAB\"}",
                "{\"kty\":\"RSA\",\"n\":\"AQAB\",\"e\":\"AQAB\",\"x5c\":[null]}",
                "{\"kty\":\"RSA\",\"n\":\"AQAB\",\"e\":\"AQAB\",\"x5c\":[\"AQAB\"]}",
                "{\"kty\":\"RSA\",\"n\":\"AQAB\",\"e\":\"AQAB\",\"x5c\":\"AQAB\"}",
                "{\"kty\":\"oct\",\"k\":\"AQAB\"}",
                "{\"kty\":\"ML-DSA\",\"pub\":\"AQAB\"}",
                "{\"kty\":7}"
            })
    @DisplayName("RFC 7517 §5: a key that is not understood is ignored, and the keys beside it count")
    void notUnderstood(String key) throws ParseException {
        String good = first.publicKey().toJSONString();
        served.set("{\"keys\":[" + key + "," + good + "," + key + "]}");
        assertThat(signed(first)).isTrue();

        client = TestRegisteredClients.confidential().with(ClientAttributes.JWKS, served.get());
        assertThat(signed(first)).isTrue();
        client = TestRegisteredClients.confidential().with(ClientAttributes.JWKS, "{\"keys\":[" + key + "]}");
        assertThat(signed(first)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>", "[]", "null", "{}", "{\"keys\":7}", "{\"keys\":null}", "{\"keys\":[]}"})
    @DisplayName("Without a JWK set, or with an empty one, no signature verifies")
    void noSet(String document) throws ParseException {
        served.set(document);
        assertThat(signed(first)).isFalse();

        client = TestRegisteredClients.confidential().with(ClientAttributes.JWKS, document);
        assertThat(signed(first)).isFalse();
    }

    private boolean signed(ClientKeyPair pair) throws ParseException {
        SignedJWT jwt = SignedJWT.parse(
                pair.sign(new JWTClaimsSet.Builder().subject("web-app").build()));
        return signatures.signed(client, jwt, null).await().atMost(Duration.ofSeconds(10));
    }

    record Settings() implements ClientKeysConfig {
        @Override
        public Duration cacheLifetime() {
            return Duration.ofMinutes(15);
        }

        @Override
        public Duration refetchInterval() {
            return Duration.ofSeconds(30);
        }

        @Override
        public int maxCached() {
            return 10;
        }
    }
}
