package io.tillgate.e2e.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class KustomizationTest {

    static List<Path> kustomizations() {
        return Deployed.kustomizations();
    }

    @ParameterizedTest
    @MethodSource("kustomizations")
    @DisplayName("A kustomization names files and folders that there are")
    void namesWhatThereIs(Path kustomization) {
        assertThat(named(kustomization))
                .isNotEmpty()
                .allSatisfy(path -> assertThat(path).exists());
    }

    @Test
    @DisplayName(
            "Every file for Kubernetes is in a kustomization, and every part in an overlay or for once per cluster")
    void nothingIsForgotten() {
        Set<Path> named = new HashSet<>();
        kustomizations().forEach(kustomization -> named.addAll(named(kustomization)));

        assertThat(Deployed.yamlFiles(Deployed.KUBERNETES))
                .filteredOn(file -> !Deployed.isKustomization(file))
                .isSubsetOf(named);
        assertThat(kustomizations())
                .extracting(kustomization -> kustomization.resolveSibling("").normalize())
                .filteredOn(folder -> folder.startsWith(Deployed.KUBERNETES.resolve("components")))
                .isSubsetOf(named);
    }

    @Test
    @DisplayName("The patches of an overlay are for kinds that there are")
    void patchesMeetSomething() {
        Set<String> kinds = new HashSet<>();
        Deployed.manifests().forEach(manifest -> kinds.add(manifest.kind()));
        for (Path kustomization : kustomizations()) {
            for (JsonNode patch : content(kustomization).path("patches")) {
                assertThat(kinds)
                        .as("%s", kustomization)
                        .contains(patch.path("target").path("kind").asText());
            }
        }
    }

    private static List<Path> named(Path kustomization) {
        List<Path> paths = new ArrayList<>();
        JsonNode content = content(kustomization);
        for (String list : List.of("resources", "components")) {
            content.path(list).forEach(each -> paths.add(kustomization.resolveSibling(each.asText())));
        }
        content.path("configMapGenerator").forEach(generator -> {
            generator.path("envs").forEach(each -> paths.add(kustomization.resolveSibling(each.asText())));
            generator
                    .path("files")
                    .forEach(each ->
                            paths.add(kustomization.resolveSibling(each.asText().replaceFirst("^.*=", ""))));
        });
        return paths.stream()
                .map(Path::normalize)
                .map(path -> Files.isDirectory(path) ? path : path.toAbsolutePath())
                .toList();
    }

    private static JsonNode content(Path kustomization) {
        return Deployed.documents(kustomization).get(0);
    }
}
