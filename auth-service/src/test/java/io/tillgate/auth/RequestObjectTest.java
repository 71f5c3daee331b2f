package io.tillgate.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.junit.QuarkusTest;
import io.tillgate.auth.client.ClientAttributes;
import io.tillgate.auth.client.ClientRepository;
import io.tillgate.auth.client.RegisteredClient;
import io.tillgate.auth.client.RegisteredClient.AuthMethod;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RequestObjectTest extends CodeFlow {
    private static final String REDIRECT = "https://signer.example/callback";
    private static final RSAKey RSA = rsa();
    private static final ECKey EC = ec();

    @Inject
    Pool pool;

    @Inject
    ClientRepository clients;

    private final String client = "signer-" + UUID.randomUUID();

    @BeforeEach
    void registered() {
        register(client, null);
        pass(authorizeTill("scope", "openid"));
    }

    @Test
    @DisplayName("OIDC Core §6.1: parameters of a signed request object count, and win over those sent beside it")
    void insideWins() throws Exception {
        Map<String, String> response = answer(signed(Map.of("state", "inside", "nonce", "n-inside", "max_age", 3600)));

        assertThat(response).containsEntry("state", "inside").containsKey("code");
        String idToken = form().formParams(
                        "grant_type", "authorization_code", "client_id", client, "redirect_uri", REDIRECT)
                .formParams("code", response.get("code"), "code_verifier", VERIFIER)
                .post("/oauth/token")
                .path("id_token");
        assertThat(SignedJWT.parse(idToken).getJWTClaimsSet().getStringClaim("nonce"))
                .isEqualTo("n-inside");
    }

    @Test
    @DisplayName("RFC 9101 §5: all parameters may be inside; claims is an object there")
    void everythingInside() throws Exception {
        Map<String, Object> inside = new LinkedHashMap<>(request("client_id", client, "redirect_uri", REDIRECT));
        inside.put("claims", Map.of("id_token", Map.of("sub", Map.of("value", account.toString()))));
        JWTClaimsSet.Builder claims = claims();
        inside.forEach(claims::claim);

        Visitor.Answer answer = visitor.open("/oauth/authorize?"
                + Visitor.encode(
                        Map.of("client_id", client, "request", sign(new RSASSASigner(RSA), header(), claims.build()))));

        assertThat(answer.location()).startsWith(REDIRECT);
        assertThat(answer.response()).containsKey("code");
    }

    @Test
    @DisplayName("A request object signed with ES256 by a registered key is accepted")
    void ecKey() throws Exception {
        JWSHeader header =
                new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(EC.getKeyID()).build();

        assertThat(answer(sign(
                        new ECDSASigner(EC),
                        header,
                        claims().claim("state", "ec").build())))
                .containsEntry("state", "ec")
                .containsKey("code");
    }

    @Test
    @DisplayName(
            "OIDC Core §6.1: one that is not signed is request_not_supported, request_uri is request_uri_not_supported")
    void notSupported() {
        assertThat(answer(new PlainJWT(claims().build()).serialize()))
                .containsEntry("error", "request_not_supported")
                .containsEntry("state", "outside");
        assertThat(visitor.open(authorize(
                                "client_id", client, "redirect_uri", REDIRECT, "request_uri", "https://x.example/r"))
                        .response())
                .containsEntry("error", "request_uri_not_supported");
    }

    @Test
    @DisplayName("RFC 9101 §6: wrong key, algorithm, iss, aud, time, client or response type is invalid_request_object")
    void invalid() throws Exception {
        RSAKey stranger = new RSAKeyGenerator(2048).keyID(RSA.getKeyID()).generate();
        Date past = Date.from(Instant.now().minusSeconds(5));
        Date future = Date.from(Instant.now().plusSeconds(600));
        JWSHeader mac =
                new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(RSA.getKeyID()).build();
        JWSHeader wrongType = new JWSHeader.Builder(JWSAlgorithm.RS256)
                .keyID(RSA.getKeyID())
                .type(new JOSEObjectType("at+jwt"))
                .build();

        Map<String, String> bad = new LinkedHashMap<>();
        bad.put("garbage", "x");
        bad.put("garbage with dots", "a.b.c");
        bad.put("stranger's key", sign(new RSASSASigner(stranger), header(), claims().build()));
        bad.put(
                "HS256 with the public key",
                sign(new MACSigner(RSA.toPublicJWK().toJSONString()), mac, claims().build()));
        bad.put("another sort of token", sign(new RSASSASigner(RSA), wrongType, claims().build()));
        bad.put("iss", signed(claims().issuer("other").build()));
        bad.put("no iss", signed(claims().issuer(null).build()));
        bad.put("aud", signed(claims().audience("https://other.example").build()));
        bad.put("no aud", signed(claims().audience((String) null).build()));
        bad.put("an assertion", signed(claims().subject(client).build()));
        bad.put("expired", signed(claims().expirationTime(past).build()));
        bad.put("not yet", signed(claims().notBeforeTime(future).build()));
        bad.put("client_id", signed(claims().claim("client_id", "pos-web").build()));
        bad.put("response_type", signed(claims().claim("response_type", "token").build()));
        bad.put("nested", signed(claims().claim("request", "x").build()));
        bad.put("nested uri", signed(claims().claim("request_uri", "x").build()));

        bad.forEach((why, request) -> assertThat(answer(request))
                .as(why)
                .containsEntry("error", "invalid_request_object")
                .containsEntry("state", "outside")
                .doesNotContainKey("code"));
    }

    @Test
    @DisplayName(
            "RFC 9101 §10.5: an algorithm that the client did not register, and a client without keys, are refused")
    void registeredAlgorithm() throws Exception {
        String strict = "strict-" + UUID.randomUUID();
        register(strict, JWSAlgorithm.ES256);
        String byRsa = signed(claims().issuer(strict).build());

        assertThat(visitor.open(authorize("client_id", strict, "redirect_uri", REDIRECT, "request", byRsa))
                        .response())
                .containsEntry("error", "invalid_request_object");
        assertThat(visitor.open(authorize("request", byRsa)).response())
                .containsEntry("error", "invalid_request_object");
    }

    @Test
    @DisplayName("RFC 9101 §10: a redirect URI inside that is not registered gets a page, no redirect")
    void redirectInside() throws Exception {
        String request =
                signed(claims().claim("redirect_uri", "https://evil.example/").build());

        Visitor.Answer answer =
                visitor.open(authorize("client_id", client, "redirect_uri", REDIRECT, "request", request));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.location()).isEmpty();
    }

    @Test
    @DisplayName("A jwks_uri that serves no JWK set, and a set without a key of use: invalid_request_object")
    void noKeySet() throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/jwks", exchange -> {
            exchange.sendResponseHeaders(200, 6);
            exchange.getResponseBody().write("<html>".getBytes(StandardCharsets.US_ASCII));
            exchange.close();
        });
        server.start();
        try {
            refusedWithKeys(null, "http://127.0.0.1:" + server.getAddress().getPort() + "/jwks");
            refusedWithKeys("{\"keys\":[null,{\"kty\":\"RSA\",\"e\":\"AQAB\"}]}", null);
        } finally {
            server.stop(0);
        }
    }

    private void refusedWithKeys(@Nullable String jwks, @Nullable String jwksUri) throws Exception {
        String id = "keyless-" + UUID.randomUUID();
        register(signer(id, null)
                .with(ClientAttributes.JWKS, jwks)
                .with(ClientAttributes.JWKS_URI, jwksUri == null ? null : URI.create(jwksUri)));
        String request = signed(claims().issuer(id).build());

        assertThat(visitor.open(authorize("client_id", id, "redirect_uri", REDIRECT, "request", request))
                        .response())
                .containsEntry("error", "invalid_request_object");
    }

    private Map<String, String> answer(String request) {
        return visitor.open(authorize(
                        "client_id", client, "redirect_uri", REDIRECT, "state", "outside", "request", request))
                .response();
    }

    private String signed(Map<String, Object> parameters) throws Exception {
        JWTClaimsSet.Builder claims = claims();
        parameters.forEach(claims::claim);
        return signed(claims.build());
    }

    private static String signed(JWTClaimsSet claims) throws Exception {
        return sign(new RSASSASigner(RSA), header(), claims);
    }

    private static String sign(JWSSigner signer, JWSHeader header, JWTClaimsSet claims) throws Exception {
        SignedJWT jwt = new SignedJWT(header, claims);
        jwt.sign(signer);
        return jwt.serialize();
    }

    private static JWSHeader header() {
        return new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(RSA.getKeyID()).build();
    }

    private JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .issuer(client)
                .audience(ISSUER)
                .expirationTime(Date.from(Instant.now().plusSeconds(120)));
    }

    private void register(String id, @Nullable JWSAlgorithm only) {
        register(signer(id, only)
                .with(
                        ClientAttributes.JWKS,
                        new JWKSet(List.of(RSA, EC)).toPublicJWKSet().toString()));
    }

    private void register(RegisteredClient client) {
        clients.insert(pool, client, null).await().atMost(Duration.ofSeconds(20));
    }

    private static RegisteredClient signer(String id, @Nullable JWSAlgorithm only) {
        return RegisteredClient.of(id)
                .with(ClientAttributes.CLIENT_NAME, "Signer")
                .with(ClientAttributes.AUTH_METHOD, AuthMethod.NONE)
                .with(ClientAttributes.GRANT_TYPES, List.of("authorization_code"))
                .with(ClientAttributes.SCOPES, List.of("openid", "menu:read"))
                .with(ClientAttributes.DEFAULT_SCOPES, List.of("openid"))
                .with(ClientAttributes.AUDIENCES, List.of(API))
                .with(ClientAttributes.FIRST_PARTY, true)
                .with(ClientAttributes.REDIRECT_URIS, List.of(REDIRECT))
                .with(ClientAttributes.REQUEST_OBJECT_ALGORITHM, only)
                .with(ClientAttributes.CREATED_AT, CREATED);
    }

    private static RSAKey rsa() {
        try {
            return new RSAKeyGenerator(2048).keyID("r1").generate();
        } catch (com.nimbusds.jose.JOSEException e) {
            throw new AssertionError(e);
        }
    }

    private static ECKey ec() {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID("e1").generate();
        } catch (com.nimbusds.jose.JOSEException e) {
            throw new AssertionError(e);
        }
    }
}
