package io.tillgate.e2e.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ManifestTest {
    private static final Map<String, Class<? extends HasMetadata>> BUILT_IN = Map.of(
            "v1/Namespace", Namespace.class,
            "v1/Service", Service.class,
            "v1/ServiceAccount", ServiceAccount.class,
            "apps/v1/Deployment", Deployment.class,
            "autoscaling/v2/HorizontalPodAutoscaler", HorizontalPodAutoscaler.class,
            "networking.k8s.io/v1/Ingress", Ingress.class,
            "networking.k8s.io/v1/NetworkPolicy", NetworkPolicy.class,
            "policy/v1/PodDisruptionBudget", PodDisruptionBudget.class);
    private static final Set<String> OPERATORS = Set.of(
            "cert-manager.io/v1",
            "trust.cert-manager.io/v1alpha1",
            "kafka.strimzi.io/v1",
            "postgresql.cnpg.io/v1",
            "external-secrets.io/v1",
            "monitoring.coreos.com/v1");
    private static final ObjectMapper JSON = JsonMapper.builder()
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .build();

    static List<Manifest> builtIn() {
        return Deployed.manifests().stream()
                .filter(manifest -> !OPERATORS.contains(manifest.apiVersion()))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("builtIn")
    @DisplayName("An object of Kubernetes has no field that Kubernetes does not know, and no value of another type")
    void fields(Manifest manifest) throws JsonProcessingException {
        String type = manifest.apiVersion() + "/" + manifest.kind();
        assertThat(BUILT_IN).containsKey(type);

        Object model = JSON.treeToValue(manifest.content(), BUILT_IN.get(type));

        assertThat(UnknownFields.of(model)).isEmpty();
    }

    @Test
    @DisplayName("No two objects have the same kind and name")
    void names() {
        assertThat(Deployed.manifests())
                .extracting(manifest -> manifest.apiVersion() + " " + manifest)
                .doesNotHaveDuplicates();
    }

    @Test
    @DisplayName("A misspelt field is found")
    void misspelt() throws JsonProcessingException {
        JsonNode content = JSON.readTree("""
            {"apiVersion": "apps/v1", "kind": "Deployment", "spec": {"template": {"spec": {"containers": [
              {"name": "a", "readynessProbe": {}}]}}}}
            """);

        assertThat(UnknownFields.of(JSON.treeToValue(content, Deployment.class)))
                .containsExactly("Container.readynessProbe");
    }

    @Test
    @DisplayName("Every secret that a pod reads is made by what is named in this folder")
    void secrets() {
        Set<String> made = new HashSet<>();
        Deployed.ofKind("ExternalSecret").forEach(each -> made.add(each.name()));
        Deployed.ofKind("KafkaUser").forEach(each -> made.add(each.name()));
        Deployed.ofKind("Kafka").forEach(each -> made.add(each.name() + "-cluster-ca-cert"));
        Deployed.ofKind("Certificate")
                .forEach(each -> made.add(each.spec().path("secretName").asText()));
        Deployed.ofKind("Cluster").forEach(each -> {
            made.add(each.name() + "-app");
            made.add(each.name() + "-ca");
        });

        Set<String> read = new TreeSet<>();
        for (Manifest deployment : Deployed.ofKind("Deployment")) {
            deployment
                    .pod()
                    .findValues("secretKeyRef")
                    .forEach(each -> read.add(each.path("name").asText()));
            deployment.pod().findValues("secretName").forEach(each -> read.add(each.asText()));
        }

        assertThat(read).isNotEmpty().isSubsetOf(made);
    }
}
