package io.tillgate.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.SAXException;

class VersusReportTest {
    @TempDir
    Path root;

    private VersusReport report;
    private VersusResults results;

    @BeforeEach
    void results() throws IOException {
        report = new VersusReport(Options.parse("versus=keycloak", "root=" + root));
        results = VersusResults.load(report.results());
        results.comparisons().put("refresh", comparison("refresh", 2, 100, 250));
        results.comparisons().put("JWKS", comparison("JWKS", 4, 100, 150));
        results.delays().put("1", new Delays("a JWT", "1 resource server", "500 tokens/s", 200, 5, 49, 60));
        results.processes().put("keycloak: keycloak", new VersusResults.Footprint(11, 600L << 20));
        results.processes().put("auth-service", new VersusResults.Footprint(3, 200L << 20));
        results.starts().put("./tillgate up", 16.0);
    }

    @Test
    @DisplayName("Every row has its goal, and says whether it is met")
    void goals() throws IOException {
        report.write(results);

        String page = Files.readString(root.resolve("docs/benchmarks.md"));
        assertThat(page)
                .contains("| refresh | 100 | 250 | **2.50x** | 2.0x, met |")
                .contains("| JWKS | 100 | 150 | **1.50x** | 4.0x, **missed** |")
                .contains("| a JWT | 1 resource server | 500 tokens/s | 200 | 5.0 | 49.0 | 60.0 | 50 ms, met |")
                .contains("services together hold 200 MiB, Keycloak 600 MiB")
                .contains("The goal for `./tillgate up` is 15 s: **missed**");
    }

    @Test
    @DisplayName("The processor time of each part has its column")
    void parts() throws IOException {
        report.write(results);

        assertThat(Files.readString(root.resolve("docs/benchmarks.md")))
                .contains("| work | Keycloak | its PostgreSQL | auth-service |")
                .contains("| refresh | 2,000 | 0 | 500 | 0 | 0 | 0 | 0 | 100 | 0 | 0 | 0 |");
    }

    @Test
    @DisplayName("The plot is an image with a bar for each row")
    void plot() throws IOException, ParserConfigurationException, SAXException {
        report.write(results);

        var image = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(root.resolve("docs/images/versus-keycloak.svg").toFile());
        assertThat(image.getDocumentElement().getTagName()).isEqualTo("svg");
        assertThat(image.getElementsByTagName("rect").getLength()).isEqualTo(3);
    }

    @Test
    @DisplayName("A later run of one row keeps the others")
    void kept() throws IOException {
        results.save(report.results());

        VersusResults later = VersusResults.load(report.results());
        later.comparisons().put("JWKS", comparison("JWKS", 4, 100, 450));

        assertThat(later.comparisons().get("refresh"))
                .isEqualTo(results.comparisons().get("refresh"));
        assertThat(later.comparisons().keySet()).containsExactly("refresh", "JWKS");
        assertThat(later.processes()).isEqualTo(results.processes());
    }

    private static Comparison comparison(String work, double goal, double theirs, double ours) {
        return new Comparison(
                work,
                goal,
                List.of(turn(theirs, Map.of("keycloak", 2_000.0))),
                List.of(turn(ours, Map.of("auth-service", 500.0, "postgres", 100.0))));
    }

    private static Turn turn(double perSecond, Map<String, Double> micros) {
        return new Turn(perSecond, 1_000, 9_000, micros, "");
    }
}
