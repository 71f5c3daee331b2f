package io.tillgate.audit.startup;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfigBuilder;
import io.tillgate.production.ProductionSettings;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ServiceRulesTest {

    @Test
    @DisplayName("A production start without settings reports every missing setting with its key")
    void nothing() {
        assertThat(ProductionSettings.problems(new SmallRyeConfigBuilder().build(), List.of(new ServiceRules())))
                .extracting(problem -> problem.substring(0, problem.indexOf(' ')))
                .containsExactly(
                        "tillgate.resource-server.issuer",
                        "kafka.bootstrap.servers",
                        "tillgate.resource-server.client-secret-file",
                        "quarkus.datasource.password",
                        "tillgate.audit.reading.account-keys-url");
    }
}
