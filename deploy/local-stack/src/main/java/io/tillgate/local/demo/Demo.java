package io.tillgate.local.demo;

import io.tillgate.local.client.Answer;
import io.tillgate.local.client.Call;
import io.tillgate.local.client.Origin;
import io.tillgate.local.client.StackCredentials;
import io.tillgate.local.client.TokenCalls;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** Runs the main flow step by step. The first step with an unexpected result ends it with an exception. */
public final class Demo {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final StackCredentials credentials;
    private final Origin origin;
    private final TokenCalls calls;
    private final DemoReport report;
    private final String mark = random(4);

    /**
     * @param credentials the stack's {@code credentials.json}
     * @param trust the trust for HTTPS; null for the JDK's default
     * @param out receives the lines of the report
     */
    public Demo(Path credentials, @Nullable SSLContext trust, Consumer<String> out) throws IOException {
        this.credentials = StackCredentials.read(credentials);
        this.origin = new Origin(this.credentials.baseUrl(), trust);
        this.calls = new TokenCalls(this.credentials);
        this.report = new DemoReport(out);
    }

    /** Runs the main flow once. */
    public void run() {
        Instant began = Instant.now().minusSeconds(1);
        String userName = "demo-" + mark;
        String password = random(16);
        createAccount(userName, password);
        useOpaqueTokens(userName, password);
        String jwt = useJwt(userName, password);
        useClientTokens();
        revoke(jwt);
        Answer admin =
                expect(calls.posToken(credentials.adminName(), credentials.adminPassword()), 201, "the administrator");
        new AuditTrail(origin, report).await(began, admin.text("access_token"));
    }

    /** Measures a number of revocations. */
    public void revocations(int count) {
        new RevocationSeries(origin, calls, report).run(count);
    }

    private void createAccount(String userName, String password) {
        Map<String, String> account = Map.of("user_name", userName, "password", password, "grant_type", "password");
        Answer created = expect(Call.post("/users").json(account), 201, "account " + userName);
        report.require(userName.equals(created.text("user_name")), "the account " + userName, "another resource");
    }

    private void useOpaqueTokens(String userName, String password) {
        Answer issued = expect(calls.posToken(userName, password), 201, "access and refresh token");
        report.require(
                issued.text("access_token").matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"),
                "a UUID for access token",
                "something else");
        expect(TokenCalls.dishes(issued.text("access_token")), 200, "the API takes the UUID");
        Answer refreshed = expect(calls.posRefresh(issued.text("refresh_token")), 201, "a new pair");
        report.require(
                !refreshed.text("access_token").equals(issued.text("access_token")),
                "a new access token",
                "the old one");
        expect(TokenCalls.dishes(refreshed.text("access_token")), 200, "the API takes the new UUID");
    }

    private String useJwt(String userName, String password) {
        Answer issued = expect(calls.password(userName, password), 200, "a JWT and a refresh token");
        String jwt = issued.text("access_token");
        report.require(jwt.split("\\.").length == 3, "a JWT for access token", "something else");
        report.require(!issued.text("refresh_token").isEmpty(), "a refresh token for offline_access", "none");
        expect(TokenCalls.dishes(jwt), 200, "the API takes the JWT");
        return jwt;
    }

    private void useClientTokens() {
        Answer backoffice = expect(calls.clientCredentials("backoffice"), 200, "the back office, client_credentials");
        expect(TokenCalls.dishes(backoffice.text("access_token")), 200, "the API takes the client's JWT");
        Answer module = expect(calls.clientCredentials("gastro_module"), 200, "the gastro module");
        Map<String, Object> scope = Map.of(
                "namespace", "demo_" + mark,
                "label", "Demo",
                "description", "A scope that the demo registered",
                "app", "gastro",
                "icon", "fa fa-utensils",
                "color", "bg-aqua",
                "group", List.of("user", "master", "administrator"));
        expect(Call.post("/scopes").bearer(module.text("access_token")).json(scope), 201, "scope demo_" + mark);
    }

    private void revoke(String jwt) {
        expect(calls.revokeOfChimpy(jwt), 200, "the JWT is revoked");
        Duration untilRefused = new RevocationWatch(origin).untilRefused(jwt);
        report.measure("from the revoke's answer to the first 401 at the API", untilRefused.toNanos() / 1_000_000.0);
    }

    private Answer expect(Call call, int status, String what) {
        Answer answer = origin.send(call);
        report.step(call, answer, status, what);
        return answer;
    }

    private static String random(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return HexFormat.of().formatHex(random);
    }
}
