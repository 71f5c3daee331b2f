package io.tillgate.user.startup;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.tillgate.production.ProductionSettings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServiceRulesTest {
    private static final Map<String, String> GOOD = Map.of(
            "tillgate.issuer", "https://auth.example",
            "tillgate.users.secret-file", "/run/secrets/users",
            "tillgate.event.signing-key-file", "/run/secrets/events",
            "quarkus.mailer.from", "tillgate@auth.example",
            "quarkus.mailer.host", "smtp.example",
            "quarkus.mailer.start-tls", "REQUIRED",
            "quarkus.datasource.username", "users",
            "quarkus.datasource.password", "random");

    @Test
    @DisplayName("A production configuration has no problem")
    void good() {
        assertThat(problems(Map.of())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "tillgate.issuer, http://auth.example",
        "tillgate.issuer, ''",
        "tillgate.users.secret-file, ''",
        "tillgate.event.signing-key-file, ''",
        "quarkus.mailer.mock, true",
        "quarkus.mailer.from, ''",
        "quarkus.mailer.host, ''",
        "quarkus.mailer.start-tls, OPTIONAL",
        "tillgate.users.passwords.memory-kib, 7168",
        "tillgate.users.passwords.iterations, 1",
        "tillgate.users.throttle.wrong-passwords, 0",
        "quarkus.http.cors.origins, *",
        "quarkus.http.cors.origins, /.*/",
        "quarkus.datasource.password, users",
        "quarkus.datasource.password, ''",
    })
    @DisplayName("A setting for development is a problem that names its key")
    void bad(String key, String value) {
        assertThat(problems(Map.of(key, value))).singleElement().asString().contains(key);
    }

    @Test
    @DisplayName("Open registration without a throttle is refused; with one it is not")
    void registration() {
        assertThat(problems(Map.of("tillgate.users.registration", "open"))).isEmpty();
        assertThat(problems(
                        Map.of("tillgate.users.registration", "open", "tillgate.users.throttle.registrations", "0")))
                .hasSize(1);
    }

    @Test
    @DisplayName("Mail to a server on this host may go in the clear; to others TLS from the start will do, too")
    void mailInTheClear() {
        assertThat(problems(Map.of("quarkus.mailer.start-tls", "DISABLED", "quarkus.mailer.host", "localhost")))
                .isEmpty();
        assertThat(problems(Map.of("quarkus.mailer.start-tls", "DISABLED", "quarkus.mailer.tls", "true")))
                .isEmpty();
    }

    @Test
    @DisplayName("All problems are reported at once")
    void all() {
        assertThat(check(Map.of())).hasSize(7);
    }

    private static List<String> problems(Map<String, String> changed) {
        Map<String, String> values = new HashMap<>(GOOD);
        values.putAll(changed);
        return check(values);
    }

    private static List<String> check(Map<String, String> values) {
        SmallRyeConfig config = new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(values, "test", 100))
                .build();
        return ProductionSettings.problems(config, List.of(new ServiceRules()));
    }
}
