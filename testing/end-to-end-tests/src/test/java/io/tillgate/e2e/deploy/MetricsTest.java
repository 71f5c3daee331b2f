package io.tillgate.e2e.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class MetricsTest {
    private static final Path REFERENCE = Deployed.ROOT.resolve("docs/metrics.md");
    private static final Path RUNBOOKS = Deployed.ROOT.resolve("docs/runbooks.md");
    private static final Path RULES = Deployed.FOLDER.resolve("prometheus");
    private static final Path DASHBOARDS = Deployed.FOLDER.resolve("grafana");
    private static final Pattern METRIC = Pattern.compile("\\btillgate_[a-z_]+[a-z]");
    private static final Pattern PLACE = Pattern.compile("docs/([a-z-]+)(?:\\.md|/)#([a-z-]+)$");
    private static final Pattern SUFFIX = Pattern.compile("(_bucket|_count|_sum|_max)?$");

    @Test
    @DisplayName("docs/metrics.md has every metric that the sources register, and no other")
    void reference() throws IOException {
        Set<String> registered = RegisteredMetrics.names();
        Set<String> told = metrics(Files.readString(REFERENCE));

        assertThat(told)
                .isNotEmpty()
                .allSatisfy(metric -> assertThat(isOf(metric, registered))
                        .as("%s is registered", metric)
                        .isTrue());
        assertThat(registered)
                .allSatisfy(name -> assertThat(told)
                        .anySatisfy(
                                metric -> assertThat(isOf(metric, Set.of(name))).isTrue()));
    }

    @Test
    @DisplayName("Alerts and dashboards ask for metrics that the sources register")
    void asked() throws IOException {
        Set<String> registered = RegisteredMetrics.names();
        List<Path> files = new ArrayList<>(Deployed.yamlFiles(RULES));
        files.addAll(dashboards());

        assertThat(files).hasSizeGreaterThan(5);
        for (Path file : files) {
            assertThat(metrics(Files.readString(file)))
                    .as("%s", file)
                    .isNotEmpty()
                    .allSatisfy(metric ->
                            assertThat(isOf(metric, registered)).as(metric).isTrue());
        }
    }

    @Test
    @DisplayName("Every alert has a severity and a section in the runbooks that names it")
    void runbooks() throws IOException {
        String runbooks = Files.readString(RUNBOOKS);
        for (Path file : Deployed.yamlFiles(RULES)) {
            for (JsonNode rule : rules(Deployed.documents(file).get(0))) {
                if (rule.has("alert")) {
                    String alert = rule.path("alert").asText();
                    assertThat(rule.at("/labels/severity").asText()).as(alert).isIn("critical", "warning");
                    assertThat(runbooks).contains("`" + alert + "`");
                    Matcher place = PLACE.matcher(place(rule));
                    assertThat(place.find()).as("%s has a place to read", alert).isTrue();
                    Path document = Deployed.ROOT.resolve("docs/" + place.group(1) + ".md");
                    assertThat(anchors(Files.readString(document))).as(alert).contains(place.group(2));
                }
            }
        }
    }

    @Test
    @DisplayName("The PrometheusRule for Kubernetes has the same groups as the files for Prometheus")
    void sameRules() {
        List<JsonNode> groups = new ArrayList<>();
        Deployed.yamlFiles(RULES)
                .forEach(file -> Deployed.documents(file).get(0).path("groups").forEach(groups::add));

        assertThat(Deployed.ofKind("PrometheusRule"))
                .singleElement()
                .satisfies(rule -> assertThat(rule.spec().path("groups")).containsExactlyInAnyOrderElementsOf(groups));
    }

    @Test
    @DisplayName("Dashboards are JSON with panels that ask something, each with an id of its own")
    void dashboardsAreWhole() throws IOException {
        List<String> ids = new ArrayList<>();
        for (Path file : dashboards()) {
            JsonNode dashboard = new ObjectMapper().readTree(file.toFile());
            ids.add(dashboard.path("uid").asText());
            assertThat(dashboard.path("panels"))
                    .isNotEmpty()
                    .allSatisfy(panel -> assertThat(panel.path("targets"))
                            .isNotEmpty()
                            .allSatisfy(target ->
                                    assertThat(target.path("expr").asText()).isNotBlank()));
        }
        assertThat(ids).hasSizeGreaterThanOrEqualTo(5).doesNotHaveDuplicates();
    }

    private static String place(JsonNode rule) {
        JsonNode annotations = rule.path("annotations");
        return annotations
                .path(annotations.has("runbook_url") ? "runbook_url" : "runbook")
                .asText();
    }

    private static List<JsonNode> rules(JsonNode file) {
        List<JsonNode> rules = new ArrayList<>();
        file.path("groups").forEach(group -> group.path("rules").forEach(rules::add));
        return rules;
    }

    private static List<Path> dashboards() throws IOException {
        try (Stream<Path> files = Files.list(DASHBOARDS)) {
            return files.filter(file -> file.toString().endsWith(".json")).toList();
        }
    }

    private static Set<String> metrics(String text) {
        Set<String> metrics = new TreeSet<>();
        METRIC.matcher(text).results().forEach(match -> metrics.add(match.group()));
        return metrics;
    }

    /** Whether the metric, less what Prometheus puts behind it, is one of the names. */
    private static boolean isOf(String metric, Set<String> names) {
        String series = SUFFIX.matcher(metric).replaceFirst("");
        return Stream.of("", "_total", "_seconds", "_seconds_total")
                .filter(series::endsWith)
                .anyMatch(unit -> names.contains(series.substring(0, series.length() - unit.length())));
    }

    /** As GitHub and MkDocs make them of headings. */
    private static List<String> anchors(String markdown) {
        return markdown.lines()
                .filter(line -> line.matches("#{2,4} .*"))
                .map(line -> line.replaceFirst("^#+ ", "")
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z0-9 _-]", "")
                        .replace(' ', '-'))
                .toList();
    }
}
