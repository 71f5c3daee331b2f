package io.tillgate.e2e.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillgate.e2e.checkout.Modules;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BuiltProfileTest {
    /** The constants of what Quarkus recorded of the configuration at the build, each with its length before it. */
    private static final String RECORDED = "io/quarkus/runtime/generated/RunTimeConfigCustomizer.class";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "auth-service",
                "user-service",
                "scope-registry",
                "audit-service",
                "sample-pos-api",
                "sample-back-office",
                "forward-auth"
            })
    @DisplayName("A built service starts in the profile prod unless another is named")
    void prod(String service) throws IOException {
        try (ZipFile generated = new ZipFile(Modules.named(service)
                .resolve("target/quarkus-app/quarkus/generated-bytecode.jar")
                .toFile())) {
            byte[] recorded =
                    generated.getInputStream(generated.getEntry(RECORDED)).readAllBytes();
            assertThat(new String(recorded, StandardCharsets.ISO_8859_1))
                    .contains("\u0000\u0004prod")
                    .doesNotContain("local,dev");
        }
    }
}
