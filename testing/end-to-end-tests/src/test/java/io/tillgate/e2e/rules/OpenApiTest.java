package io.tillgate.e2e.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillgate.e2e.checkout.Modules;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpenApiTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "auth-service",
                "user-service",
                "scope-registry",
                "audit-service",
                "sample-pos-api",
                "forward-auth"
            })
    @DisplayName("The committed openapi.yaml is what the service serves")
    void fresh(String service) throws IOException {
        Path committed = Modules.named(service).resolve("openapi.yaml");
        Path built = Modules.named(service).resolve("target/openapi/openapi.yaml");

        assertThat(committed)
                .as("%s is stale: copy target/openapi/openapi.yaml over it", committed)
                .hasSameTextualContentAs(built);
    }
}
