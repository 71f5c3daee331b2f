package io.tillgate.resource.spring;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class PropertiesCheckTest {
    private static final String PREFIX = "tillgate.resource-server";

    @Test
    @DisplayName("Four settings are enough")
    void enough() {
        assertThatCode(() -> PropertiesCheck.check(properties(Map.of(
                        PREFIX + ".issuer", "https://auth.example",
                        PREFIX + ".audience", "https://pos.example/api",
                        PREFIX + ".auth-server-url", "https://auth.example",
                        PREFIX + ".kafka.bootstrap.servers", "kafka:9092"))))
                .doesNotThrowAnyException();
    }

    @Test
    @DisplayName("All invalid settings are reported at once, each with its key")
    void problems() {
        assertThatThrownBy(() -> PropertiesCheck.check(properties(Map.of(
                        PREFIX + ".issuer", " ",
                        PREFIX + ".audience", "https://pos.example/api",
                        PREFIX + ".auth-server-url", "auth",
                        PREFIX + ".client-id", "api",
                        PREFIX + ".clock-skew", "6m",
                        PREFIX + ".staleness.policy", "introspect",
                        PREFIX + ".staleness.scopes[sales:create]", "1s"))))
                .hasMessageContainingAll(
                        PREFIX + ".issuer",
                        PREFIX + ".auth-server-url",
                        PREFIX + ".kafka.bootstrap.servers",
                        PREFIX + ".client-id",
                        PREFIX + ".clock-skew",
                        PREFIX + ".staleness.scopes[sales:create]: 2s or more",
                        "must not be set with the policy introspect");
    }

    private static ResourceServerProperties properties(Map<String, String> values) {
        return new Binder(new MapConfigurationPropertySource(values))
                .bind(PREFIX, ResourceServerProperties.class)
                .get();
    }
}
