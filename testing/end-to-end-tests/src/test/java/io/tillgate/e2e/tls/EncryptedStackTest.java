package io.tillgate.e2e.tls;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.tillgate.e2e.stack.Encrypted;
import io.tillgate.e2e.stack.Stack;
import io.tillgate.e2e.stack.Suite;
import io.tillgate.e2e.tool.NeedsTool;
import io.tillgate.e2e.tool.Tool;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Encrypted
@DisplayName("TLS on every line, the services in the profile prod")
class EncryptedStackTest {
    private static final String TRUSTED = "127.0.0.1";
    private static final String UNTRUSTED = "127.0.0.2";
    private static final String SAYS_HTTPS = "X-Forwarded-Proto: https\r\n";
    private static final int EXCHANGES = 10;
    private static final String CLIENT_CREDENTIALS = "grant_type=client_credentials";

    private final Suite suite;
    private final Stack stack;
    private final OpenSsl openSsl;

    EncryptedStackTest(Suite suite) {
        this.suite = suite;
        this.stack = suite.stack();
        this.openSsl = new OpenSsl(stack);
    }

    @Test
    @DisplayName("From creating the account to the refusal of the revoked token; the log has every event")
    void walk() {
        String userName = Suite.newUserName();
        String id = suite.createAccount(userName);
        Response tokens = suite.signIn(userName, Suite.PASSWORD);
        tokens.then().statusCode(201);
        String token = tokens.path("access_token");
        suite.as(token).get("/users/me").then().statusCode(200).body("id", equalTo(id));
        assertThat(suite.menuStatus(token)).isEqualTo(200);
        suite.refresh(tokens.path("refresh_token")).then().statusCode(201);

        suite.revoke(tokens.path("refresh_token")).then().statusCode(200);

        await().atMost(60, SECONDS).until(() -> suite.menuStatus(token) == 401);
        String admin = suite.adminToken();
        await().atMost(60, SECONDS)
                .untilAsserted(() -> assertThat(
                                suite.audit(admin, id).stream().map(event -> String.valueOf(event.get("type"))))
                        .contains("io.tillgate.account.AccountChanged", "io.tillgate.token.TokenIssued"));
    }

    @Test
    @DisplayName("PostgreSQL: every session of every service is encrypted, and unencrypted ones are refused")
    void database() throws SQLException {
        for (String service :
                new String[] {"auth-service", "user-service", "scope-registry", "audit-service", "sample-pos-api"}) {
            try (Connection connection = DriverManager.getConnection(stack.jdbcUrl(service));
                    Statement statement = connection.createStatement();
                    ResultSet sessions = statement.executeQuery("SELECT count(*), count(*) FILTER (WHERE ssl)"
                            + " FROM pg_stat_ssl JOIN pg_stat_activity USING (pid) WHERE usename = current_user")) {
                assertThat(sessions.next()).isTrue();
                assertThat(sessions.getInt(1)).as("sessions of %s", service).isPositive();
                assertThat(sessions.getInt(2)).as("encrypted ones").isEqualTo(sessions.getInt(1));
            }
        }
        String clear = stack.jdbcUrl("auth-service").replace("sslmode=verify-full", "sslmode=disable");
        assertThatThrownBy(() -> DriverManager.getConnection(clear).close())
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("no encryption");
    }

    @ParameterizedTest
    @EnumSource
    @NeedsTool(Tool.OPENSSL)
    @DisplayName("openssl s_client: TLS 1.3 and TLS 1.2 with ECDHE and AEAD, a chain and a name that hold")
    void spoken(Line line) {
        assertThat(openSsl.handshake(line, "-tls1_3"))
                .contains("Protocol version: TLSv1.3", "Verification: OK", "Verified peername: localhost");
        assertThat(openSsl.handshake(line, "-tls1_2"))
                .contains("Protocol version: TLSv1.2", "Verification: OK", "Verified peername: localhost")
                .containsPattern("Ciphersuite: ECDHE-ECDSA-(AES(128|256)-GCM|CHACHA20)-");
        assertThat(openSsl.handshake(line, "-tls1_2", "-verify_hostname", "elsewhere.example"))
                .contains("hostname mismatch")
                .doesNotContain("Verification: OK");
    }

    @ParameterizedTest
    @EnumSource
    @NeedsTool(Tool.OPENSSL)
    @DisplayName(
            "RFC 9325 §3.1.1, §4.1: openssl s_client is refused with TLS 1.0, 1.1, CBC, and keys that are not ephemeral")
    void refused(Line line) {
        String any = "ALL:@SECLEVEL=0";
        String version = "SSL alert number 70";
        String handshake = "SSL alert number 40";
        assertThat(openSsl.handshake(line, "-tls1", "-cipher", any)).contains(version);
        assertThat(openSsl.handshake(line, "-tls1_1", "-cipher", any)).contains(version);
        assertThat(openSsl.handshake(line, "-tls1_2", "-cipher", "ECDHE-ECDSA-AES128-SHA:ECDHE-ECDSA-AES128-SHA256"))
                .contains(handshake);
        assertThat(openSsl.handshake(line, "-tls1_2", "-cipher", "AES128-GCM-SHA256:AES256-SHA"))
                .contains(handshake);
    }

    @Test
    @NeedsTool(Tool.OPENSSL)
    @DisplayName("Kafka refuses clients without a certificate on the listener that requires one")
    void kafkaWithoutCertificate() {
        assertThat(openSsl.anonymous(Line.KAFKA, "-tls1_2")).containsPattern("SSL alert number (40|42|116)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/oauth/token", "/oauth/revoke", "/oauth/introspect", "/auth/token", "/apps/auth"})
    @DisplayName(
            "RFC 6749 §3.2: auth-service answers plain HTTP with invalid_request, whatever X-Forwarded-Proto pretends")
    void plainOAuth(String path) throws Exception {
        for (String headers : new String[] {"", SAYS_HTTPS}) {
            assertThat(Raw.post(UNTRUSTED, plainPort("auth-service"), path, headers + basic(), CLIENT_CREDENTIALS))
                    .startsWith("HTTP/1.1 400 ")
                    .contains("\"error\":\"invalid_request\"", "\"error_description\":")
                    .containsIgnoringCase("cache-control: no-store")
                    .doesNotContainIgnoringCase("location:");
        }
        assertThat(Raw.post(TRUSTED, plainPort("auth-service"), path, basic(), CLIENT_CREDENTIALS))
                .as("a trusted proxy that does not say https")
                .startsWith("HTTP/1.1 400 ");
    }

    @Test
    @DisplayName("A trusted proxy that ends TLS gets its answer")
    void trustedProxy() throws Exception {
        assertThat(Raw.post(
                        TRUSTED, plainPort("auth-service"), "/oauth/token", SAYS_HTTPS + basic(), CLIENT_CREDENTIALS))
                .startsWith("HTTP/1.1 200 ")
                .contains("access_token");
    }

    @ParameterizedTest
    @ValueSource(strings = {"user-service /users", "scope-registry /scopes", "audit-service /audit/events"})
    @DisplayName("RFC 9457: the other services answer plain HTTP with problem details, and nothing is done")
    void plain(String serviceAndPath) throws Exception {
        String[] words = serviceAndPath.split(" ", -1);
        String userName = Suite.newUserName();
        assertThat(Raw.post(
                        UNTRUSTED,
                        plainPort(words[0]),
                        words[1],
                        SAYS_HTTPS,
                        "user_name=" + userName + "&grant_type=password&password=correct+horse+battery+staple"))
                .startsWith("HTTP/1.1 400 ")
                .contains("https://tillgate.io/problems/https-required");
        suite.signIn(userName, Suite.PASSWORD).then().statusCode(greaterThanOrEqualTo(400));
    }

    @ParameterizedTest
    @EnumSource(names = {"GATEWAY", "AUTH_SERVICE", "USER_SERVICE"})
    @DisplayName("Plain HTTP at a port of TLS gets no token: an error, or the end of the connection")
    void plainAtTls(Line line) throws Exception {
        assertThat(Raw.post(TRUSTED, line.port(stack), "/oauth/token", SAYS_HTTPS + basic(), CLIENT_CREDENTIALS))
                .doesNotContain("access_token", "HTTP/1.1 2", "HTTP/1.1 3");
    }

    @Test
    @DisplayName("An internal endpoint takes the token of auth-service alone, over TLS as well")
    void internal() {
        Suite userService = suite.at("user-service");
        Map<String, String> credentials = Map.of("user_name", "admin", "password", stack.adminPassword());
        verify(userService.request(), credentials).then().statusCode(401);
        verify(userService.as(suite.adminToken()), credentials).then().statusCode(403);
        String client =
                suite.clientCredentials("gastro-module", "gastro_module").path("access_token");
        verify(userService.as(client), credentials).then().statusCode(403);
        suite.request().post("/internal/credentials/verify").then().statusCode(404);
    }

    @Test
    @NeedsTool(Tool.OPENSSL)
    @DisplayName("A new certificate of the gateway is served without a restart")
    void reload() throws Exception {
        TlsProbe gateway = new TlsProbe(suite::trust, Line.GATEWAY.port(stack), "/.well-known/openid-configuration");
        long pid = stack.process("gateway").pid();
        gateway.ask();
        long serial = new SecureRandom().nextLong() >>> 1;

        openSsl.renew("server", serial);

        await().atMost(60, SECONDS).until(() -> gateway.ask().equals(BigInteger.valueOf(serial)));
        assertThat(gateway.answers()).startsWith("HTTP/1.1 200 OK").endsWith("HTTP/1.1 200 OK");
        assertThat(stack.process("gateway").pid()).isEqualTo(pid);
    }

    @Test
    @NeedsTool(Tool.OPENSSL)
    @DisplayName("A service serves each new certificate without a restart, and no handshake fails meanwhile")
    void exchange() throws Exception {
        Line line = Line.SCOPE_REGISTRY;
        TlsProbe probe = new TlsProbe(suite::trust, line.port(stack), "/q/health/live");
        long pid = stack.process("scope-registry").pid();
        for (int i = 0; i < EXCHANGES; i++) {
            BigInteger serial = BigInteger.valueOf(new SecureRandom().nextLong() >>> 1);

            openSsl.renew("scope-registry", serial.longValueExact());

            await().pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(5))
                    .atMost(60, SECONDS)
                    .until(() -> probe.ask().equals(serial));
        }
        assertThat(probe.answers()).hasSizeGreaterThanOrEqualTo(EXCHANGES).containsOnly("HTTP/1.1 200 OK");
        assertThat(stack.process("scope-registry").pid()).isEqualTo(pid);
    }

    private static Response verify(RequestSpecification request, Map<String, String> credentials) {
        return request.contentType(ContentType.JSON).body(credentials).post("/internal/credentials/verify");
    }

    private String basic() {
        String secret = "gastro-module:" + stack.clientSecret("gastro_module");
        return "Authorization: Basic " + Base64.getEncoder().encodeToString(secret.getBytes(StandardCharsets.UTF_8))
                + "\r\n";
    }

    private int plainPort(String service) {
        Matcher listening =
                Pattern.compile("Listening on: http://127\\.0\\.0\\.1:(\\d+)").matcher(stack.log(service));
        assertThat(listening.find())
                .as("the log of %s says where it listens", service)
                .isTrue();
        return Integer.parseInt(listening.group(1));
    }
}
