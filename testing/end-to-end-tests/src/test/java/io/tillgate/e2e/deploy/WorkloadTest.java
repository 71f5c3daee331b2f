package io.tillgate.e2e.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tillgate.e2e.checkout.Modules;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkloadTest {

    static List<Manifest> deployments() {
        return Deployed.ofKind("Deployment");
    }

    @Test
    @DisplayName("Every service has a deployment, a service, an account, a disruption budget and an autoscaler")
    void complete() {
        for (String kind :
                List.of("Deployment", "Service", "PodDisruptionBudget", "HorizontalPodAutoscaler", "Certificate")) {
            assertThat(Deployed.ofKind(kind))
                    .as(kind)
                    .extracting(Manifest::name)
                    .containsAll(Deployed.SERVICES);
        }
        assertThat(Deployed.ofKind("ServiceAccount")).extracting(Manifest::name).containsAll(Deployed.SERVICES);
    }

    @ParameterizedTest
    @MethodSource("deployments")
    @DisplayName("Pods run as nobody, without privileges, on a file system that they cannot write")
    void hardened(Manifest deployment) {
        JsonNode pod = deployment.pod();
        assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
        assertThat(pod.at("/securityContext/runAsUser").asInt()).isPositive();
        assertThat(pod.at("/securityContext/seccompProfile/type").asText()).isEqualTo("RuntimeDefault");
        assertThat(pod.path("automountServiceAccountToken").asBoolean(true)).isFalse();
        assertThat(pod.path("enableServiceLinks").asBoolean(true)).isFalse();
        assertThat(pod.path("serviceAccountName").asText()).isEqualTo(deployment.name());
        assertThat(pod.path("containers")).allSatisfy(container -> {
            JsonNode context = container.path("securityContext");
            assertThat(context.path("allowPrivilegeEscalation").asBoolean(true)).isFalse();
            assertThat(context.path("readOnlyRootFilesystem").asBoolean()).isTrue();
            assertThat(context.at("/capabilities/drop/0").asText()).isEqualTo("ALL");
        });
    }

    @ParameterizedTest
    @MethodSource("deployments")
    @DisplayName("Containers have probes at Quarkus' paths and the https port, requests, and a limit of memory")
    void probes(Manifest deployment) {
        Map<String, String> paths = Map.of(
                "startupProbe", "/q/health/live",
                "livenessProbe", "/q/health/live",
                "readinessProbe", "/q/health/ready");
        assertThat(deployment.pod().path("containers")).allSatisfy(container -> {
            paths.forEach((probe, path) -> {
                JsonNode get = container.path(probe).path("httpGet");
                assertThat(get.path("path").asText()).as(probe).isEqualTo(path);
                assertThat(get.path("port").asText()).as(probe).isEqualTo("https");
                assertThat(get.path("scheme").asText()).as(probe).isEqualTo("HTTPS");
            });
            assertThat(container.at("/ports/0/containerPort").asInt()).isEqualTo(8443);
            assertThat(container.at("/resources/requests/cpu").asText()).isNotEmpty();
            assertThat(container.at("/resources/requests/memory").asText()).isNotEmpty();
            assertThat(container.at("/resources/limits/memory").asText()).isNotEmpty();
        });
    }

    @ParameterizedTest
    @MethodSource("deployments")
    @DisplayName("Instances are spread, every mount has its volume, and secrets are not readable by everyone")
    void volumes(Manifest deployment) {
        JsonNode pod = deployment.pod();
        assertThat(pod.path("topologySpreadConstraints")).hasSize(2);
        List<String> volumes = pod.path("volumes").findValuesAsText("name");
        assertThat(pod.path("containers"))
                .allSatisfy(
                        container -> assertThat(container.path("volumeMounts").findValuesAsText("name"))
                                .isNotEmpty()
                                .isSubsetOf(volumes));
        for (JsonNode volume : pod.path("volumes")) {
            boolean onlyCertificates = volume.path("secret")
                    .path("items")
                    .path(0)
                    .path("key")
                    .asText()
                    .equals("ca.crt");
            if (volume.has("secret") && !onlyCertificates) {
                assertThat(volume.at("/secret/defaultMode").asInt() & 0007)
                        .as("mode of %s for others", volume.path("name"))
                        .isZero();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("deployments")
    @DisplayName("A pod has longer to end than its service takes for it")
    void ending(Manifest deployment) {
        assertThat(deployment.pod().path("terminationGracePeriodSeconds").asInt())
                .isGreaterThan(10 + 10);
    }

    @ParameterizedTest
    @ValueSource(strings = {"auth-service", "user-service", "scope-registry", "audit-service"})
    @DisplayName("All pods that the autoscaler starts fit into PostgreSQL's default of 100 connections")
    void connections(String service) {
        Properties settings =
                Deployed.properties(Modules.named(service).resolve("src/main/resources/application.properties"));
        settings.putAll(Deployed.properties(Deployed.KUBERNETES.resolve("base/config/" + service + ".properties")));
        int pool = Integer.parseInt(settings.getProperty("quarkus.datasource.reactive.max-size"));
        int migration = Integer.parseInt(settings.getProperty("quarkus.datasource.jdbc.max-size"));
        int pods = Deployed.ofKind("HorizontalPodAutoscaler").stream()
                .filter(autoscaler -> autoscaler.name().equals(service))
                .mapToInt(autoscaler -> autoscaler.spec().path("maxReplicas").asInt())
                .max()
                .orElseThrow();
        int relay = 1;
        int reservedForSuperusers = 3;
        assertThat((pods + 1) * (pool + relay) + migration)
                .as("with one pod more during a rollout")
                .isBetween(1, 100 - reservedForSuperusers);
    }
}
