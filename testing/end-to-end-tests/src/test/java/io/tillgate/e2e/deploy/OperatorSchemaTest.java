package io.tillgate.e2e.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tillgate.e2e.tool.NeedsTool;
import io.tillgate.e2e.tool.NodeModules;
import io.tillgate.e2e.tool.Tool;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The objects of operators that have no models in Java: npm has their types, which a compiler holds them against. */
@NeedsTool({Tool.NODE, Tool.NPM})
class OperatorSchemaTest {
    /** What has no types anywhere that this build could ask. */
    private static final Set<String> UNTYPED = Set.of("trust.cert-manager.io/v1alpha1/Bundle");
    /** Where the types are; of External Secrets those of v1beta1, which became v1 as it was. */
    private static final Map<String, String> MODULES = Map.of(
            "postgresql.cnpg.io/v1/Cluster", "cloudnative-pg/postgresql.cnpg.io/v1",
            "external-secrets.io/v1/ExternalSecret", "external-secrets/external-secrets.io/v1beta1",
            "external-secrets.io/v1/SecretStore", "external-secrets/external-secrets.io/v1beta1");

    /** Whether this test sees to a manifest, or nothing can. */
    static boolean isLeftTo(Manifest manifest) {
        return MODULES.containsKey(manifest.type()) || UNTYPED.contains(manifest.type());
    }

    @Test
    @DisplayName("An object of CloudNativePG or External Secrets has no field that its operator does not know")
    void fields() throws IOException, InterruptedException {
        List<Manifest> typed = Deployed.manifests().stream()
                .filter(manifest -> MODULES.containsKey(manifest.type()))
                .toList();

        assertThat(typed).isNotEmpty();
        assertThat(complaints(typed.stream()
                        .map(manifest -> declaration(manifest, manifest.content()))
                        .collect(Collectors.joining())))
                .isEmpty();
    }

    @Test
    @DisplayName("A misspelt field of an operator's object is found")
    void misspelt() throws IOException, InterruptedException {
        Manifest cluster = Deployed.ofKind("Cluster").get(0);
        ObjectNode content = cluster.content().deepCopy();
        ((ObjectNode) content.path("spec")).put("instancez", 3);

        assertThat(complaints(declaration(cluster, content))).contains("'\"instancez\"' does not exist");
    }

    private static String declaration(Manifest manifest, JsonNode content) {
        String module = MODULES.get(manifest.type());
        ObjectNode versioned = content.deepCopy();
        versioned.put("apiVersion", module.substring(module.indexOf('/') + 1));
        return "{ const object: import('@kubernetes-models/%s/%s').I%s = %s; }\n"
                .formatted(module, manifest.kind(), manifest.kind(), versioned);
    }

    private static String complaints(String declarations) throws IOException, InterruptedException {
        Path folder = NodeModules.install();
        Path source = Files.writeString(folder.resolve("manifests.ts"), declarations);
        Process compiler = new ProcessBuilder(
                        Tool.NODE.path().toString(),
                        "node_modules/typescript/bin/tsc",
                        "--noEmit",
                        "--strict",
                        "--skipLibCheck",
                        "--module",
                        "nodenext",
                        source.getFileName().toString())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(compiler.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(compiler.waitFor() == 0).as(output).isEqualTo(output.isBlank());
        return output;
    }
}
