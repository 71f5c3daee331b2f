package io.tillgate.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.tillgate.production.ProductionSettings;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TransportRulesTest {

    @Test
    @DisplayName("Production refuses to believe everybody's forwarding headers, and to take secrets in the clear")
    void refused() {
        assertThat(problems(Map.of(
                        "quarkus.http.proxy.proxy-address-forwarding", "true",
                        "tillgate.transport.require-tls", "false")))
                .hasSize(2)
                .anyMatch(problem -> problem.startsWith("quarkus.http.proxy.trusted-proxies "))
                .anyMatch(problem -> problem.startsWith("tillgate.transport.require-tls "));
    }

    @Test
    @DisplayName("Named proxies are accepted, and so is none")
    void fine() {
        assertThat(problems(Map.of())).isEmpty();
        assertThat(problems(Map.of(
                        "quarkus.http.proxy.proxy-address-forwarding", "true",
                        "quarkus.http.proxy.trusted-proxies", "10.0.0.0/8",
                        "tillgate.transport.require-tls", "true")))
                .isEmpty();
    }

    private static List<String> problems(Map<String, String> values) {
        return ProductionSettings.problems(
                new SmallRyeConfigBuilder()
                        .withSources(new PropertiesConfigSource(values, "test", 100))
                        .build(),
                List.of(new TransportRules()));
    }
}
