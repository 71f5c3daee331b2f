package io.tillgate.production;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.StartupEvent;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ProductionReadinessTest {

    @Test
    @DisplayName("A start in production fails with one list of everything that is wrong")
    void production() {
        assertThatThrownBy(() -> start("prod"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Not ready for production:\n- one must be set\n- two must be set");
    }

    @Test
    @DisplayName("Other profiles start with anything")
    void otherProfiles() {
        assertThatCode(() -> start("test")).doesNotThrowAnyException();
    }

    private static void start(String profile) {
        List<ProductionRules> rules =
                List.of(settings -> settings.requireText("one", "be set").requireText("two", "be set"));
        new ProductionReadiness(ProductionSettingsTest.config(Map.of(), profile), rules).check(new StartupEvent());
    }
}
