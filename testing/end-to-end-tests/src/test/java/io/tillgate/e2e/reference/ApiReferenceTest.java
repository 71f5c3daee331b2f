package io.tillgate.e2e.reference;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiReferenceTest {
    @ParameterizedTest
    @ValueSource(strings = {"auth-service", "user-service", "scope-registry", "audit-service"})
    @DisplayName(
            "Every operation has a tag, a summary, a success answer, its security, and examples that fit their schemas")
    void complete(String service) {
        assertThat(ApiDocument.of(service).operations())
                .isNotEmpty()
                .flatExtracting(ApiOperation::gaps)
                .isEmpty();
    }
}
