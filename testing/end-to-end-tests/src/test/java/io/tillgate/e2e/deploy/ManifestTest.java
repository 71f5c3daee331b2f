package io.tillgate.e2e.deploy;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.fabric8.certmanager.api.model.v1.Certificate;
import io.fabric8.certmanager.api.model.v1.ClusterIssuer;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.openshift.api.model.monitoring.v1.PrometheusRule;
import io.fabric8.openshift.api.model.monitoring.v1.ServiceMonitor;
import io.strimzi.api.kafka.model.kafka.Kafka;
import io.strimzi.api.kafka.model.nodepool.KafkaNodePool;
import io.strimzi.api.kafka.model.topic.KafkaTopic;
import io.strimzi.api.kafka.model.user.KafkaUser;
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
    private static final Map<String, Class<?>> MODELS = Map.ofEntries(
            entry("v1/Namespace", Namespace.class),
            entry("v1/Service", Service.class),
            entry("v1/ServiceAccount", ServiceAccount.class),
            entry("apps/v1/Deployment", Deployment.class),
            entry("autoscaling/v2/HorizontalPodAutoscaler", HorizontalPodAutoscaler.class),
            entry("networking.k8s.io/v1/Ingress", Ingress.class),
            entry("networking.k8s.io/v1/NetworkPolicy", NetworkPolicy.class),
            entry("policy/v1/PodDisruptionBudget", PodDisruptionBudget.class),
            entry("cert-manager.io/v1/Certificate", Certificate.class),
            entry("cert-manager.io/v1/ClusterIssuer", ClusterIssuer.class),
            entry("monitoring.coreos.com/v1/PrometheusRule", PrometheusRule.class),
            entry("monitoring.coreos.com/v1/ServiceMonitor", ServiceMonitor.class),
            entry("kafka.strimzi.io/v1/Kafka", Kafka.class),
            entry("kafka.strimzi.io/v1/KafkaNodePool", KafkaNodePool.class),
            entry("kafka.strimzi.io/v1/KafkaTopic", KafkaTopic.class),
            entry("kafka.strimzi.io/v1/KafkaUser", KafkaUser.class));
    private static final ObjectMapper JSON = JsonMapper.builder()
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .build();

    /** All but those that {@link OperatorSchemaTest} sees to. */
    static List<Manifest> modelled() {
        return Deployed.manifests().stream()
                .filter(manifest -> !OperatorSchemaTest.isLeftTo(manifest))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("modelled")
    @DisplayName("An object has no field that Kubernetes or its operator does not know, and no value of another type")
    void fields(Manifest manifest) throws JsonProcessingException {
        assertThat(MODELS).containsKey(manifest.type());

        Object model = JSON.treeToValue(manifest.content(), MODELS.get(manifest.type()));

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

        JsonNode kafka = JSON.readTree("""
            {"apiVersion": "kafka.strimzi.io/v1", "kind": "Kafka", "spec": {"kafka": {"listeners": [
              {"name": "tls", "port": 9093, "type": "internal", "tsl": true}]}}}
            """);

        assertThat(UnknownFields.of(JSON.treeToValue(kafka, Kafka.class))).containsOnly("GenericKafkaListener.tsl");
    }

    @Test
    @DisplayName("Every secret that a pod reads is created by an object in this folder")
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
