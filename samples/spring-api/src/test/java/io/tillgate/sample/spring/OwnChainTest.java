package io.tillgate.sample.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.config.Customizer.withDefaults;

import io.tillgate.resource.spring.TillgateResourceServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
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
    @DisplayName("A chain of its own says what is open; everything else still needs a token")
    void ownChain() throws IOException, InterruptedException {
        try (ConfigurableApplicationContext application = SpringApplication.run(
                new Class<?>[] {SampleSpringApi.class, OwnChain.class}, new String[] {"--server.port=0"})) {
            String port = application.getEnvironment().getRequiredProperty("local.server.port");

            assertThat(status(port, "/open")).isEqualTo(200);
            assertThat(status(port, "/me")).isEqualTo(401);
        }
    }

    private static int status(String port, String path) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                .build(),
                        BodyHandlers.discarding())
                .statusCode();
    }
}
