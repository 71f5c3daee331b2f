package io.tillgate.e2e.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RoutesTest {

    @Test
    @DisplayName("The Ingress has every path of the table in docs/operations.md for its service, and no other")
    void paths() {
        Map<String, Set<String>> table = new TreeMap<>();
        for (List<String> row :
                MarkdownTable.below(Deployed.ROOT.resolve("docs/operations.md"), "## Ports and paths")) {
            if (Deployed.SERVICES.contains(row.get(0))) {
                table.put(row.get(0), new TreeSet<>(MarkdownTable.code(row.get(3))));
            }
        }

        Map<String, Set<String>> routed = new TreeMap<>();
        for (Manifest ingress : Deployed.ofKind("Ingress")) {
            for (JsonNode path : ingress.spec().at("/rules/0/http/paths")) {
                routed.computeIfAbsent(path.at("/backend/service/name").asText(), service -> new TreeSet<>())
                        .add(pattern(path));
                assertThat(path.at("/backend/service/port/name").asText()).isEqualTo("https");
            }
        }

        assertThat(routed).isEqualTo(table);
    }

    @Test
    @DisplayName("Nothing of /q and /internal is routed from outside, not even by / as a prefix")
    void notOutside() {
        for (Manifest ingress : Deployed.ofKind("Ingress")) {
            assertThat(ingress.spec().at("/rules/0/http/paths"))
                    .map(RoutesTest::pattern)
                    .noneMatch(path -> path.startsWith("/q") || path.startsWith("/internal") || path.equals("//**"));
        }
    }

    private static String pattern(JsonNode path) {
        String text = path.path("path").asText();
        return path.path("pathType").asText().equals("Prefix") ? text + "/**" : text;
    }
}
