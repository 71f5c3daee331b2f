package io.tillgate.e2e.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ComposeTest {
    private static final Path FOLDER = Deployed.FOLDER.resolve("compose");
    private static final JsonNode FILE =
            Deployed.documents(FOLDER.resolve("compose.yaml")).get(0);
    private static final Pattern TOPIC = Pattern.compile("^ *topic \"?(\\S+?)\"? (\\d+)(.*)$", Pattern.MULTILINE);
    private static final Pattern ROUTE =
            Pattern.compile("location (= )?(\\S+) \\{ proxy_pass http://([a-z-]+):8080; \\}");

    @Test
    @DisplayName("Compose runs every service as nobody, read-only, without privileges")
    void hardened() {
        // An anchor is a reference for the parser, not a part of what it reads.
        JsonNode common = FILE.path("x-service");
        assertThat(common.path("user").asText()).isEqualTo("65532:65532");
        assertThat(common.path("read_only").asBoolean()).isTrue();
        assertThat(common.at("/cap_drop/0").asText()).isEqualTo("ALL");
        assertThat(Deployed.SERVICES).allSatisfy(name -> {
            JsonNode service = FILE.path("services").path(name);
            assertThat(service.path("<<").asText()).isEqualTo("service");
            assertThat(service.path("image").asText()).isEqualTo("tillgate/" + name + ":dev");
        });
    }

    @Test
    @DisplayName("Compose sets keys that docs/configuration.md or Quarkus knows")
    void keys() throws IOException {
        Set<String> known = new TreeSet<>(Set.of("QUARKUS_PROFILE", "QUARKUS_CONFIG_LOCATIONS"));
        ServiceSettingsTest.known()
                .forEach(key -> known.add(key.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT)));
        for (String name : Deployed.SERVICES) {
            List<String> variables = new ArrayList<>();
            FILE.path("services").path(name).path("environment").fieldNames().forEachRemaining(variables::add);
            assertThat(variables).as(name).isNotEmpty().isSubsetOf(known);
        }
    }

    @Test
    @DisplayName("Every secret of compose is a file, made by prepare.sh, and of the service that names it")
    void secrets() throws IOException {
        String prepare = Files.readString(FOLDER.resolve("prepare.sh"));
        assertThat(FILE.path("secrets"))
                .allSatisfy(secret -> assertThat(secret.path("file").asText()).startsWith("./secrets/"));
        for (String name : Deployed.SERVICES) {
            JsonNode service = FILE.path("services").path(name);
            Set<String> given = new TreeSet<>();
            service.path("secrets").forEach(each -> given.add(each.asText()));
            Set<String> read = new TreeSet<>();
            service.path("environment").forEach(value -> {
                if (value.asText().startsWith("/run/secrets/")) {
                    read.add(value.asText().substring("/run/secrets/".length()));
                }
            });
            assertThat(read).as(name).isEqualTo(given);
            assertThat(given).allSatisfy(secret -> {
                assertThat(FILE.path("secrets").has(secret)).isTrue();
                String kind = secret.replaceFirst("^.*\\.", ".");
                assertThat(prepare).contains(kind.equals(".json") ? "secrets/" + secret : kind);
            });
        }
    }

    @Test
    @DisplayName("Compose makes the topics of deploy/README.md")
    void topics() throws IOException {
        Map<String, String> made = new TreeMap<>();
        TOPIC.matcher(Files.readString(FOLDER.resolve("topics.sh"))).results().forEach(match -> {
            String settings = match.group(2) + match.group(3);
            List<String> names = match.group(1).contains("$name")
                    ? List.of("accounts", "clients", "scopes", "tokens", "enforcement")
                    : List.of("");
            names.forEach(name -> made.put(match.group(1).replace("$name", name), settings));
        });
        Map<String, String> there = new TreeMap<>();
        for (Manifest topic : Deployed.ofKind("KafkaTopic")) {
            StringBuilder settings =
                    new StringBuilder(topic.spec().path("partitions").asText());
            for (Map.Entry<String, JsonNode> each : topic.spec().path("config").properties()) {
                if (!each.getKey().equals("min.insync.replicas")) {
                    settings.append(" ")
                            .append(each.getKey())
                            .append("=")
                            .append(each.getValue().asText());
                }
            }
            there.put(topic.name(), settings.toString());
        }

        assertThat(made).isEqualTo(there);
    }

    @Test
    @DisplayName("The gateway of compose has the paths of docs/operations.md")
    void routes() throws IOException {
        Map<String, Set<String>> routed = new TreeMap<>();
        ROUTE.matcher(Files.readString(FOLDER.resolve("gateway.conf")))
                .results()
                .forEach(match -> routed.computeIfAbsent(match.group(3), service -> new TreeSet<>())
                        .add(match.group(2)));
        Map<String, Set<String>> table = new TreeMap<>();
        for (List<String> row :
                MarkdownTable.below(Deployed.ROOT.resolve("docs/operations.md"), "## Ports and paths")) {
            if (Deployed.SERVICES.contains(row.get(0))) {
                Set<String> paths = new TreeSet<>();
                for (String path : MarkdownTable.code(row.get(3))) {
                    String prefix = path.replaceFirst("/\\*\\*$", "");
                    paths.add(prefix);
                    if (!prefix.equals(path)) {
                        paths.add(prefix + "/");
                    }
                }
                table.put(row.get(0), paths);
            }
        }

        assertThat(routed).isEqualTo(table);
    }

    @Test
    @DisplayName("An image runs as nobody on a Java 25 runtime and brings its bill of materials")
    void image() throws IOException {
        String file = Files.readString(Deployed.FOLDER.resolve("images/Containerfile"));
        String last = file.substring(file.lastIndexOf("\nFROM "));

        assertThat(file).contains("25-jre").contains("cyclonedx-maven-plugin:makeBom");
        assertThat(last)
                .startsWith("\nFROM ${BASE}")
                .contains("USER 65532:65532")
                .doesNotContain("RUN ");
        assertThat(Files.readString(Deployed.ROOT.resolve("pom.xml"))).contains("cyclonedx-maven-plugin");
    }
}
