package io.tillgate.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.tillgate.auth.client.ClientAttributes;
import io.tillgate.auth.client.ClientKeyPair;
import io.tillgate.auth.client.ClientRepository;
import io.tillgate.auth.client.RegisteredClient.AuthMethod;
import io.tillgate.auth.client.TestRegisteredClients;
import io.tillgate.testsupport.CapturedLog;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ClientAuthenticationTest extends TokenFlow {
    private static final String ISSUER = "http://localhost:8080";
    private static final String ASSERTION_TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    @Inject
    Pool pool;

    @Inject
    ClientRepository clients;

    private final String clientId = "robot-" + UUID.randomUUID();
    private final ClientKeyPair key = ClientKeyPair.of(JWSAlgorithm.ES256, "k1");

    @Test
    @DisplayName(
            "RFC 6749 §2.3.1: an empty secret counts as none, by Basic and in the body; a client with a secret must"
                    + " send it")
    void emptySecret() {
        for (Response answer : List.of(
                form().header("Authorization", basic("chimpy-pos:"))
                        .formParams(passwordGrant())
                        .post("/oauth/token"),
                form().formParams(passwordGrant())
                        .formParams("client_id", "chimpy-pos", "client_secret", "")
                        .post("/oauth/token"))) {
            answer.then().statusCode(200);
        }
        for (Response answer : List.of(
                form().header("Authorization", basic("backoffice:"))
                        .formParam("grant_type", "client_credentials")
                        .post("/oauth/token"),
                form().formParams("client_id", "backoffice", "client_secret", "", "grant_type", "client_credentials")
                        .post("/oauth/token"),
                form().header("Authorization", basic("chimpy-pos:x"))
                        .formParams(passwordGrant())
                        .post("/oauth/token"))) {
            answer.then().statusCode(401).body("error", equalTo("invalid_client"));
        }
    }

    private Map<String, String> passwordGrant() {
        return Map.of("grant_type", "password", "username", userName, "password", PASSWORD);
    }

    private static String basic(String credentials) {
        return "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"RS256", "PS256", "ES256", "EdDSA"})
    @DisplayName("RFC 7523 §2.2: an assertion signed with the client's key authenticates it at every endpoint")
    void everyAlgorithm(String algorithm) {
        ClientKeyPair pair = ClientKeyPair.of(JWSAlgorithm.parse(algorithm), "k-" + algorithm);
        register(pair, null);

        Response tokens = token(pair.sign(claims().build()));
        tokens.then().statusCode(200).body("scope", equalTo("menu:read"));
        String token = tokens.path("access_token");

        form().formParams(
                        "token", token,
                        "client_assertion_type", ASSERTION_TYPE,
                        "client_assertion", pair.sign(claims().build()))
                .post("/oauth/introspect")
                .then()
                .statusCode(200)
                .body("active", equalTo(true));
        form().formParams(
                        "token", token,
                        "client_assertion_type", ASSERTION_TYPE,
                        "client_assertion",
                                pair.sign(claims().audience(ISSUER + "/oauth/token")
                                        .build()))
                .post("/oauth/revoke")
                .then()
                .statusCode(200);
        assertThat(introspectAs("backoffice", "backoffice-secret", token)).containsEntry("active", false);
    }

    @Test
    @DisplayName("RFC 7523 §3: an assertion whose claims are not as they must be is invalid_client")
    void badClaims() {
        register(key, null);

        refused(c -> c.issuer("another"));
        refused(c -> c.subject("another"));
        refused(c -> c.audience("https://another.example"));
        refused(c -> c.audience(List.of(ISSUER, "https://another.example")));
        refused(c -> c.audience((String) null));
        refused(c -> c.expirationTime(null));
        refused(c -> c.expirationTime(in(Duration.ofSeconds(-40))));
        refused(c -> c.expirationTime(in(Duration.ofHours(1))));
        refused(c -> c.notBeforeTime(in(Duration.ofSeconds(60))));
        refused(c -> c.issueTime(in(Duration.ofSeconds(60))));
        refused(c -> c.jwtID(null));
        refused(c -> c.jwtID(" "));
        refused(c -> c.jwtID("x".repeat(257)));
    }

    @Test
    @DisplayName("The log gives the reason if an assertion's lifetime is too long; the client gets invalid_client only")
    void livesTooLong() {
        register(key, null);

        try (CapturedLog log = new CapturedLog()) {
            refused(c -> c.expirationTime(in(Duration.ofHours(1))));
            refused(c -> c.jwtID(null));

            assertThat(log.lines())
                    .anyMatch(line -> line.startsWith("An assertion of client " + clientId
                                    + " is refused: its lifetime is too long: exp ")
                            && line.endsWith("is more than PT10M ahead"))
                    .anyMatch(line -> line.equals(
                            "An assertion of client " + clientId + " is refused: its iss, sub, aud or jti is wrong"));
        }
    }

    @Test
    @DisplayName("RFC 7517 §5: keys that are not understood are ignored; a set of no others is invalid_client")
    void keysNotUnderstood() {
        String good = key.publicKey().toJSONString();
        register("{\"keys\":[null,{\"kty\":\"RSA\",\"e\":\"AQAB\"}," + good + "]}", null);
        token(key.sign(claims().build())).then().statusCode(200);

        setKeys("{\"keys\":[null,{\"kty\":\"RSA\",\"e\":\"AQAB\"}]}");
        refused(c -> c);
    }

    @Test
    @DisplayName("A clock that differs by less than half a minute does no harm")
    void clockSkew() {
        register(key, null);

        token(key.sign(claims().expirationTime(in(Duration.ofSeconds(-15))).build()))
                .then()
                .statusCode(200);
        token(key.sign(claims().notBeforeTime(in(Duration.ofSeconds(15))).build()))
                .then()
                .statusCode(200);
    }

    @Test
    @DisplayName("RFC 8725 §3.1: another key, another algorithm, a public key as a secret and no signature are refused")
    void badSignatures() throws JOSEException {
        register(key, null);

        token(ClientKeyPair.of(JWSAlgorithm.ES256, "k1").sign(claims().build()))
                .then()
                .statusCode(401);
        token(ClientKeyPair.of(JWSAlgorithm.RS256, "k1").sign(claims().build()))
                .then()
                .statusCode(401);
        token(new PlainJWT(claims().build()).serialize()).then().statusCode(401);
        SignedJWT confused = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("k1").build(), claims().build());
        confused.sign(new MACSigner(key.publicKey().toJSONString().getBytes(StandardCharsets.UTF_8)));
        token(confused.serialize()).then().statusCode(401);
        token("garbage").then().statusCode(401).body("error", equalTo("invalid_client"));
        token(key.sign(claims().build())).then().statusCode(200);
    }

    @Test
    @DisplayName("RFC 7591 §2: token_endpoint_auth_signing_alg is the only algorithm, where it is registered")
    void pinnedAlgorithm() {
        ClientKeyPair rsa = ClientKeyPair.of(JWSAlgorithm.RS256, "k1");
        register(rsa, JWSAlgorithm.PS256);

        token(rsa.sign(claims().build())).then().statusCode(401);
    }

    @Test
    @DisplayName("RFC 6749 §2.3: one method at a time, and the one that is registered")
    void oneMethod() {
        register(key, null);

        form().auth()
                .preemptive()
                .basic("backoffice", "backoffice-secret")
                .formParams(assertionForm(key.sign(claims().build())))
                .post("/oauth/token")
                .then()
                .statusCode(400)
                .body("error", equalTo("invalid_request"));
        form().formParams(assertionForm(key.sign(claims().build())))
                .formParam("client_secret", "x")
                .post("/oauth/token")
                .then()
                .statusCode(400);
        form().formParams(assertionForm(key.sign(claims().build())))
                .formParam("client_id", "backoffice")
                .post("/oauth/token")
                .then()
                .statusCode(401);
        form().formParams("grant_type", "client_credentials", "client_id", clientId, "client_secret", "x")
                .post("/oauth/token")
                .then()
                .statusCode(401);
        form().formParams("grant_type", "client_credentials", "client_id", clientId)
                .post("/oauth/token")
                .then()
                .statusCode(401);
    }

    @Test
    @DisplayName("RFC 7523 §3: an assertion that is sent thirty times at once gives one token, and none later")
    void singleUse() {
        register(key, null);
        String assertion = key.sign(claims().build());
        ExecutorService threads = Executors.newFixedThreadPool(30);
        List<Integer> answers;
        try {
            answers = IntStream.range(0, 30)
                    .mapToObj(i ->
                            CompletableFuture.supplyAsync(() -> token(assertion).statusCode(), threads))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .toList();
        } finally {
            threads.shutdown();
        }

        assertThat(answers).containsOnly(200, 401).containsOnlyOnce(200);
        token(assertion).then().statusCode(401);
    }

    @Test
    @DisplayName("RFC 8414 §2: the metadata lists the supported methods and algorithms")
    void metadata() {
        form().get("/.well-known/oauth-authorization-server")
                .then()
                .body("token_endpoint_auth_methods_supported", hasItem("private_key_jwt"))
                .body(
                        "token_endpoint_auth_signing_alg_values_supported",
                        equalTo(List.of("RS256", "PS256", "ES256", "EdDSA")));
    }

    private void refused(UnaryOperator<JWTClaimsSet.Builder> change) {
        token(key.sign(change.apply(claims()).build())).then().statusCode(401).body("error", equalTo("invalid_client"));
    }

    private void setKeys(String jwks) {
        pool.preparedQuery("UPDATE client SET jwks = $2 WHERE client_id = $1")
                .execute(Tuple.of(clientId, jwks))
                .await()
                .atMost(Duration.ofSeconds(10));
    }

    private void register(ClientKeyPair pair, @Nullable JWSAlgorithm only) {
        register(pair.jwks(), only);
    }

    private void register(String jwks, @Nullable JWSAlgorithm only) {
        assertThat(clients.insert(
                                pool,
                                TestRegisteredClients.confidential(clientId)
                                        .with(ClientAttributes.AUTH_METHOD, AuthMethod.PRIVATE_KEY_JWT)
                                        .with(ClientAttributes.JWKS, jwks)
                                        .with(ClientAttributes.ASSERTION_ALGORITHM, only)
                                        .with(ClientAttributes.SCOPES, List.of("menu:read"))
                                        .with(ClientAttributes.DEFAULT_SCOPES, List.of("menu:read")),
                                null)
                        .await()
                        .atMost(Duration.ofSeconds(10)))
                .isTrue();
    }

    private JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .issuer(clientId)
                .subject(clientId)
                .audience(ISSUER)
                .jwtID(UUID.randomUUID().toString())
                .issueTime(in(Duration.ZERO))
                .expirationTime(in(Duration.ofMinutes(1)));
    }

    private static Date in(Duration time) {
        return Date.from(Instant.now().plus(time));
    }

    private static Response token(String assertion) {
        return form().formParams(assertionForm(assertion)).post("/oauth/token");
    }

    private static Map<String, String> assertionForm(String assertion) {
        return Map.of(
                "grant_type", "client_credentials",
                "client_assertion_type", ASSERTION_TYPE,
                "client_assertion", assertion);
    }
}
