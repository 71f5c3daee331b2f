package io.tillgate.production;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProductionSettingsTest {

    @Test
    @DisplayName("A resource server needs its issuer, the brokers and its secret; each missing one is reported")
    void nothing() {
        assertThat(problems(Map.of(), settings -> settings.requireResourceServer("revocations come from there")))
                .containsExactly(
                        "tillgate.resource-server.issuer must be an https URL: tokens of another issuer are refused",
                        "kafka.bootstrap.servers must name the brokers: revocations come from there",
                        "tillgate.resource-server.client-secret-file must name a readable file with the secret that"
                                + " auth-service knows for this service");
    }

    @Test
    @DisplayName("A resource server with all three has no problem")
    void complete(@TempDir Path directory) throws IOException {
        Path secret = Files.writeString(directory.resolve("secret"), "secret");
        assertThat(problems(
                        Map.of(
                                "tillgate.resource-server.issuer", "https://auth.example",
                                "kafka.bootstrap.servers", "kafka:9092",
                                "tillgate.resource-server.client-secret-file", secret.toString()),
                        settings -> settings.requireResourceServer("revocations come from there")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://auth.example", "auth.example", " "})
    @DisplayName("A setting that is not https is refused with its key")
    void notHttps(String value) {
        assertThat(problems(Map.of("issuer", value), settings -> settings.requireHttps("issuer", "tokens go there")))
                .containsExactly("issuer must be an https URL: tokens go there");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/no/such/file", "bad\0name", ""})
    @DisplayName("A file that cannot be read, or is no file name at all, is refused")
    void unreadable(String file) {
        assertThat(problems(
                        Map.of("secret-file", file), settings -> settings.requireReadableFile("secret-file", "a file")))
                .containsExactly("secret-file must name a file");
    }

    @ParameterizedTest
    @CsvSource({"scopes, scopes, 1", "scopes, '', 1", "'', '', 1", "scopes, random, 0"})
    @DisplayName("A database password that is missing or the role's name is refused")
    void databasePassword(String user, String password, int problems) {
        assertThat(problems(
                        Map.of("quarkus.datasource.username", user, "quarkus.datasource.password", password),
                        ProductionSettings::requireDatabasePassword))
                .hasSize(problems)
                .allMatch(problem -> problem.startsWith("quarkus.datasource.password "));
    }

    @ParameterizedTest
    @CsvSource({"*, 1", "/.*/, 1", "https://pos.example, 0", "'', 0"})
    @DisplayName("A wildcard for other sites is refused; named ones and none are not")
    void origins(String origins, int problems) {
        assertThat(problems(Map.of("quarkus.http.cors.origins", origins), ProductionSettings::requireNamedOrigins))
                .hasSize(problems);
    }

    @Test
    @DisplayName("The rules of several beans come together")
    void several() {
        assertThat(ProductionSettings.problems(
                        config(Map.of(), "test"),
                        List.<ProductionRules>of(
                                settings -> settings.requireText("one", "name a topic"),
                                settings -> settings.refuseIf(settings.isTrue("two"), "two is true"),
                                settings -> settings.refuse("three"))))
                .containsExactly("one must name a topic", "three");
    }

    private static List<String> problems(Map<String, String> values, ProductionRules rules) {
        return ProductionSettings.problems(config(values, "test"), List.of(rules));
    }

    static org.eclipse.microprofile.config.Config config(Map<String, String> values, String profile) {
        return new SmallRyeConfigBuilder()
                .withProfile(profile)
                .withSources(new PropertiesConfigSource(values, "test", 100))
                .build();
    }
}
