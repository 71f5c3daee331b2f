package io.tillgate.sample.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.config.Customizer.withDefaults;

import io.tillgate.resource.spring.TillgateResourceServer;
import io.tillgate.testissuer.SigningKey;
import io.tillgate.testissuer.TestIssuer;
import io.tillgate.testissuer.TokenFixture;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

/** An application with a security chain of its own, as docs/resource-server.md shows it. */
class OwnChainTest {

    /** Not found by the scan of the sample, which has no chain of its own. */
    static class OwnChain {

        @Bean
        SecurityFilterChain api(HttpSecurity http) throws Exception {
            return http.with(TillgateResourceServer.tillgate(), withDefaults())
                    .authorizeHttpRequests(requests -> requests.requestMatchers("/open")
                            .permitAll()
                            .anyRequest()
                            .authenticated())
                    .build();
        }

        @Bean
        RouterFunction<ServerResponse> open() {
            return RouterFunctions.route()
                    .GET("/open", request -> ServerResponse.ok().build())
                    .build();
        }
    }

    @Test
    @DisplayName("An application's own filter chain defines public paths; all others need a token")
    void ownChain() throws IOException, InterruptedException {
        try (ConfigurableApplicationContext application = SpringApplication.run(
                new Class<?>[] {SampleSpringApi.class, OwnChain.class}, new String[] {"--server.port=0"})) {
            String port = application.getEnvironment().getRequiredProperty("local.server.port");

            assertThat(status(port, "/open")).isEqualTo(200);
            assertThat(status(port, "/me")).isEqualTo(401);
        }
    }

    /** Spring's own chain for JWTs. */
    static class JwtChain {

        @Bean
        SecurityFilterChain api(HttpSecurity http) throws Exception {
            return http.authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                    .oauth2ResourceServer(server -> server.jwt(withDefaults()))
                    .build();
        }
    }

    @Test
    @DisplayName(
            "A chain with jwt() accepts JWTs only; without revocations or keys it answers 503 and does not introspect")
    void jwtChain(@TempDir Path directory) throws IOException, InterruptedException {
        Path secret = Files.writeString(directory.resolve("secret"), TestIssuer.CLIENT_SECRET);
        String prefix = "--tillgate.resource-server.";
        try (TestIssuer issuer = new TestIssuer();
                ConfigurableApplicationContext application =
                        SpringApplication.run(new Class<?>[] {SampleSpringApi.class, JwtChain.class}, new String[] {
                            "--spring.config.name=none",
                            "--server.port=0",
                            prefix + "issuer=" + TestIssuer.ISSUER,
                            prefix + "audience=" + TokenFixture.AUDIENCE,
                            prefix + "auth-server-url=" + issuer.url(),
                            prefix + "client-id=" + TestIssuer.CLIENT_ID,
                            prefix + "client-secret-file=" + secret,
                            prefix + "kafka.bootstrap.servers=localhost:9",
                            prefix + "staleness.policy=introspect"
                        })) {
            String port = application.getEnvironment().getRequiredProperty("local.server.port");
            String token = issuer.issue(new TokenFixture());

            assertThat(get(port, "/me", token).statusCode()).as("no keys").isEqualTo(503);

            issuer.start();
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> get(port, "/me", new TokenFixture().signedWith(SigningKey.rsa("key-1")))
                                    .statusCode()
                            == 401);
            HttpResponse<String> unknown = get(port, "/me", token);
            assertThat(unknown.statusCode()).as("no revocations").isEqualTo(503);
            assertThat(unknown.headers().firstValue("Retry-After")).isPresent();
            assertThat(unknown.body()).contains("https://tillgate.io/problems/unavailable");
            assertThat(get(port, "/me", new TokenFixture().opaqueAt(issuer)).statusCode())
                    .isEqualTo(401);
            assertThat(issuer.introspections()).isZero();
        }
    }

    private static int status(String port, String path) throws IOException, InterruptedException {
        return get(port, path, "").statusCode();
    }

    private static HttpResponse<String> get(String port, String path, String token)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
    }
}
