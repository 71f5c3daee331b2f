package io.tillgate.e2e.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillgate.e2e.checkout.Modules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

class AlertRulesTest {
    private static final Path ROOT = Modules.ROOT;
    private static final Pattern METRIC = Pattern.compile("\\btillgate_[a-z_]+");

    @Test
    @DisplayName("The rules of the service level parse, each alert says how bad it is, and what to do")
    void rules() throws IOException {
        List<Map<String, Object>> rules = rules("deploy/prometheus/revocation.rules.yaml");

        assertThat(rules).extracting(rule -> rule.get("alert")).contains("TillgateRevocationSlow");
        for (Map<String, Object> rule : rules) {
            assertThat((String) rule.get("expr")).isNotBlank();
            if (rule.containsKey("alert")) {
                assertThat((String) rule.get("for")).matches("[0-9]+m");
                assertThat(map(rule.get("labels")).get("severity")).isIn("warning", "critical");
                Map<?, ?> annotations = map(rule.get("annotations"));
                assertThat(annotations.get("summary")).asString().isNotBlank();
                assertThat(annotations.get("description")).asString().isNotBlank();
                assertThat(annotations.get("runbook")).asString().matches(AlertRulesTest::isThere);
            } else {
                assertThat((String) rule.get("record")).startsWith("tillgate:");
            }
        }
    }

    @Test
    @DisplayName("The rules ask for metrics that there are")
    void metrics() throws IOException {
        String documented = Files.readString(ROOT.resolve("docs/operations.md"));
        for (Map<String, Object> rule : rules("deploy/prometheus/revocation.rules.yaml")) {
            Matcher metrics = METRIC.matcher((String) rule.get("expr"));
            while (metrics.find()) {
                assertThat(documented).contains("`" + metrics.group().replaceFirst("_(bucket|count|sum)$", "") + "`");
            }
        }
    }

    private static boolean isThere(String runbook) {
        String[] parts = runbook.split("#", 2);
        try (Stream<String> lines = Files.lines(ROOT.resolve(parts[0]))) {
            return lines.anyMatch(line -> line.startsWith("#")
                    && line.replaceFirst("^#+ ", "")
                            .toLowerCase(java.util.Locale.ROOT)
                            .replace(' ', '-')
                            .equals(parts[1]));
        } catch (IOException e) {
            return false;
        }
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> rules(String file) throws IOException {
        Map<String, Object> document =
                new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(ROOT.resolve(file)));
        return ((List<Map<String, Object>>) document.get("groups"))
                .stream()
                        .flatMap(group -> ((List<Map<String, Object>>) group.get("rules")).stream())
                        .toList();
    }

    private static Map<?, ?> map(Object value) {
        return (Map<?, ?>) value;
    }
}
