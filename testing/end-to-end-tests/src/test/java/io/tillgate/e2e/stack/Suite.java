package io.tillgate.e2e.stack;

import static io.restassured.RestAssured.given;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;

import io.restassured.config.RestAssuredConfig;
import io.restassured.config.SSLConfig;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** The suite's HTTP calls in the words of its contracts. */
public final class Suite {
    /** A password that every rule accepts. */
    public static final String PASSWORD = "correct horse battery staple";

    /** The sample API's audience. */
    public static final String API = "https://pos.example/api";

    private final Stack stack;
    private final String address;
    private final RestAssuredConfig config;

    Suite(Stack stack) {
        this(stack, stack.origin(), RestAssuredConfig.config());
    }

    /** What the clients of {@link #overTls} trust. */
    public SSLContext trust() {
        try {
            TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            managers.init(config.getSSLConfig().getTrustStore());
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, managers.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private Suite(Stack stack, String address, RestAssuredConfig config) {
        this.stack = stack;
        this.address = address;
        this.config = config;
    }

    /** The same calls, by clients that trust the stack's own CA and no other. */
    static Suite overTls(Stack stack) {
        try (InputStream in = Files.newInputStream(stack.authority())) {
            KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
            trusted.load(null, null);
            trusted.setCertificateEntry(
                    "ca", CertificateFactory.getInstance("X.509").generateCertificate(in));
            SSLConfig tls = SSLConfig.sslConfig().trustStore(trusted);
            return new Suite(stack, stack.origin(), RestAssuredConfig.config().sslConfig(tls));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The same calls to one instance of a service, past the gateway. */
    public Suite at(String instance) {
        return new Suite(stack, stack.instance(instance), config);
    }

    /** The stack behind it. */
    public Stack stack() {
        return stack;
    }

    /** A request to the one origin. */
    public RequestSpecification request() {
        return given().config(config).baseUri(address);
    }

    /** A request with a bearer token. */
    public RequestSpecification as(String token) {
        return request().auth().oauth2(token);
    }

    /** A name that nobody has yet. */
    public static String newUserName() {
        return "ada." + UUID.randomUUID();
    }

    /** {@code POST /users}; the account's id. */
    public String createAccount(String userName) {
        return request()
                .contentType(ContentType.JSON)
                .body(Map.of("user_name", userName, "password", PASSWORD, "grant_type", "password"))
                .post("/users")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    /** An account without a password, whose activation mail has come; its email address. */
    public String createPendingAccount() {
        String email = "pending-" + UUID.randomUUID() + "@pos.example";
        request()
                .contentType(ContentType.JSON)
                .body(Map.of("user_name", email.substring(0, email.indexOf('@')), "email", email))
                .post("/users")
                .then()
                .statusCode(201);
        await().atMost(30, SECONDS)
                .until(() -> request()
                        .accept("text/html")
                        .queryParam("to", email)
                        .get("/mail")
                        .asString()
                        .contains("Activate your account"));
        return email;
    }

    /** {@code POST /auth/token} of the POS admin panel. */
    public Response signIn(String userName, String password) {
        return request()
                .auth()
                .preemptive()
                .basic("pos-admin", stack.clientSecret("pos_admin"))
                .contentType(ContentType.JSON)
                .body(Map.of("user_name", userName, "password", password))
                .post("/auth/token");
    }

    /** A UUID token of a new account. */
    public String newAccountToken() {
        String userName = newUserName();
        createAccount(userName);
        return signIn(userName, PASSWORD).path("access_token");
    }

    /** A UUID token of the administrator. */
    public String adminToken() {
        return signIn("admin", stack.adminPassword()).path("access_token");
    }

    /** {@code POST /auth/refresh-token}. */
    public Response refresh(String refreshToken) {
        return request().header("Authorization", "Bearer " + refreshToken).post("/auth/refresh-token");
    }

    /** {@code POST /oauth/token} with a password, in JSON, as the public client Chimpy. */
    public Response chimpy(String userName, String scope) {
        return request()
                .contentType(ContentType.JSON)
                .body(Map.of(
                        "client_id",
                        "chimpy-pos",
                        "audience",
                        API,
                        "scope",
                        scope,
                        "grant_type",
                        "password",
                        "username",
                        userName,
                        "password",
                        PASSWORD))
                .post("/oauth/token");
    }

    /** {@code POST /oauth/token} with client credentials. */
    public Response clientCredentials(String clientId, String name) {
        return request()
                .auth()
                .preemptive()
                .basic(clientId, stack.clientSecret(name))
                .contentType(ContentType.URLENC)
                .formParam("grant_type", "client_credentials")
                .post("/oauth/token");
    }

    /** {@code POST /oauth/revoke} of the POS admin panel. */
    public Response revoke(String token) {
        return request()
                .auth()
                .preemptive()
                .basic("pos-admin", stack.clientSecret("pos_admin"))
                .contentType(ContentType.URLENC)
                .formParam("token", token)
                .post("/oauth/revoke");
    }

    /** The status that the sample API answers a token with. */
    public int menuStatus(String token) {
        return as(token).get("/api/v2/dishes").statusCode();
    }

    /** Audit events that match a free text, newest first. */
    public List<Map<String, Object>> audit(String adminToken, String text) {
        return as(adminToken)
                .queryParam("q", text)
                .queryParam("limit", 200)
                .get("/audit/events")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items");
    }
}
