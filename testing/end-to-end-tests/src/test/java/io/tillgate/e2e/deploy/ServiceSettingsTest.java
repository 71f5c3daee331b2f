package io.tillgate.e2e.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tillgate.e2e.checkout.Modules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ServiceSettingsTest {
    private static final Path CONFIGURATION = Deployed.ROOT.resolve("docs/configuration.md");
    private static final Pattern CODE = Pattern.compile("`([a-z]+\\.[^` ]+)`");
    private static final Pattern REQUIRED =
            Pattern.compile("^\\| `([^`<]+)` \\|[^|]*\\| \\*\\*required\\*\\* ", Pattern.MULTILINE);
    private static final Pattern FILE = Pattern.compile("/etc/tillgate/([^?&,]+)");
    /** Keys of Quarkus: at the start a service warns of those that it does not know. */
    private static final Set<String> QUARKUS = Set.of(
            "quarkus.datasource.reactive.hostname-verification-algorithm",
            "quarkus.datasource.reactive.max-size",
            "quarkus.datasource.reactive.postgresql.ssl-mode",
            "quarkus.datasource.reactive.trust-certificate-pem",
            "quarkus.datasource.reactive.trust-certificate-pem.certs",
            "quarkus.datasource.password",
            "quarkus.flyway.jdbc-url",
            "quarkus.flyway.password",
            "quarkus.flyway.username",
            "quarkus.http.insecure-requests",
            "quarkus.http.proxy.allow-x-forwarded",
            "quarkus.http.proxy.enable-forwarded-host",
            "quarkus.http.proxy.proxy-address-forwarding",
            "quarkus.http.proxy.trusted-proxies",
            "quarkus.http.ssl-port",
            "quarkus.http.tls-configuration-name",
            "quarkus.mailer.from",
            "quarkus.mailer.host",
            "quarkus.mailer.password",
            "quarkus.mailer.port",
            "quarkus.mailer.start-tls",
            "quarkus.mailer.username",
            "quarkus.shutdown.delay",
            "quarkus.tls.server.cipher-suites",
            "quarkus.tls.server.key-store.pem.0.cert",
            "quarkus.tls.server.key-store.pem.0.key",
            "quarkus.tls.server.protocols",
            "quarkus.tls.server.reload-period");

    private static final Set<String> OF_THE_JVM = Set.of("JAVA_TOOL_OPTIONS");

    static List<Manifest> deployments() {
        return Deployed.ofKind("Deployment");
    }

    @ParameterizedTest
    @MethodSource("deployments")
    @DisplayName("Every key and every variable of a service is one that docs/configuration.md, Quarkus or Kafka knows")
    void keys(Manifest deployment) throws IOException {
        Set<String> known = known();

        assertThat(settings(deployment).stringPropertyNames()).isNotEmpty().isSubsetOf(known);
        assertThat(variables(deployment))
                .isNotEmpty()
                .isSubsetOf(known.stream().map(ServiceSettingsTest::variable).toList());
    }

    @ParameterizedTest
    @MethodSource("deployments")
    @DisplayName("Every service has what each needs, and its required keys")
    void required(Manifest deployment) throws IOException {
        Set<String> set = new HashSet<>(variables(deployment));
        settings(deployment).stringPropertyNames().forEach(key -> set.add(variable(key)));

        Set<String> own = Deployed.properties(
                        Modules.named(deployment.name()).resolve("src/main/resources/application.properties"))
                .stringPropertyNames();
        own.forEach(key -> set.add(variable(key)));
        Set<String> required = new TreeSet<>(Set.of("TILLGATE_ISSUER", "KAFKA_BOOTSTRAP_SERVERS"));
        if (own.contains("quarkus.datasource.db-kind")) {
            required.addAll(Set.of(
                    "QUARKUS_DATASOURCE_USERNAME",
                    "QUARKUS_DATASOURCE_PASSWORD",
                    "QUARKUS_DATASOURCE_REACTIVE_URL",
                    "QUARKUS_DATASOURCE_JDBC_URL"));
        }
        String libraries = deployment.name().equals("auth-service") ? "outbox" : "resource-server-quarkus";
        for (String section : List.of(deployment.name(), libraries)) {
            REQUIRED.matcher(section(section)).results().forEach(match -> required.add(variable(match.group(1))));
        }

        assertThat(set).containsAll(required);
    }

    @ParameterizedTest
    @MethodSource("deployments")
    @DisplayName("Every file that a setting names is mounted, from a secret that has it")
    void files(Manifest deployment) {
        Set<String> mounted = mounted(deployment);
        Properties settings = settings(deployment);
        Set<String> named = new TreeSet<>();
        settings.stringPropertyNames()
                .forEach(key ->
                        FILE.matcher(settings.getProperty(key)).results().forEach(match -> named.add(match.group(1))));

        assertThat(named).isNotEmpty().isSubsetOf(mounted);
    }

    @ParameterizedTest
    @MethodSource("deployments")
    @DisplayName("Every address that a service calls in the cluster is an existing service or database")
    void addresses(Manifest deployment) {
        Properties settings = settings(deployment);
        Set<String> hosts = new TreeSet<>();
        settings.stringPropertyNames()
                .forEach(key -> Pattern.compile("//([a-z-]+):(\\d+)")
                        .matcher(settings.getProperty(key))
                        .results()
                        .forEach(match -> hosts.add(match.group(1))));
        Set<String> there = new HashSet<>();
        Deployed.ofKind("Service").forEach(each -> there.add(each.name()));
        Deployed.ofKind("Cluster").forEach(each -> there.add(each.name() + "-rw"));

        assertThat(hosts).isNotEmpty().isSubsetOf(there);
    }

    /** A section of the configuration reference; empty where a service has no keys of its own. */
    private static String section(String name) throws IOException {
        String text = Files.readString(CONFIGURATION);
        int start = text.indexOf("\n## " + name + "\n");
        if (start < 0) {
            return "";
        }
        int end = text.indexOf("\n## ", start + 1);
        return text.substring(start, end < 0 ? text.length() : end);
    }

    private static Set<String> mounted(Manifest deployment) {
        Set<String> files = new HashSet<>();
        files.add("tls/tls.crt");
        files.add("tls/tls.key");
        files.add("database/ca.crt");
        files.add("kafka/user.p12");
        files.add("kafka-ca/ca.crt");
        String secret = deployment.name() + "-secrets";
        for (Manifest external : Deployed.ofKind("ExternalSecret")) {
            if (external.name().equals(secret)) {
                external.spec()
                        .path("data")
                        .forEach(each ->
                                files.add("secrets/" + each.path("secretKey").asText()));
            }
        }
        return files;
    }

    private static Properties settings(Manifest deployment) {
        Path base = deployment.file().resolveSibling("config");
        return Deployed.properties(
                (Files.exists(base) ? base : deployment.file().resolveSibling(""))
                        .resolve(deployment.name() + ".properties"));
    }

    private static Set<String> variables(Manifest deployment) {
        Set<String> names = new TreeSet<>(Deployed.properties(Deployed.KUBERNETES.resolve("base/config/suite.env"))
                .stringPropertyNames());
        for (JsonNode variable : deployment.pod().at("/containers/0/env")) {
            names.add(variable.path("name").asText());
        }
        names.removeAll(OF_THE_JVM);
        return names;
    }

    static Set<String> known() throws IOException {
        Set<String> known = new HashSet<>(QUARKUS);
        CODE.matcher(Files.readString(CONFIGURATION)).results().forEach(match -> known.add(match.group(1)));
        ConsumerConfig.configNames().forEach(name -> known.add("kafka." + name));
        return known;
    }

    private static String variable(String key) {
        return key.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }
}
