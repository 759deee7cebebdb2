package io.keyfolio.shipping;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Workloads have minimal privileges, correct probes and matching selectors. */
class KubernetesWorkloadsTest {

    private static final Path KNATIVE = Path.of("overlays", "knative", "service.yaml");

    @ParameterizedTest
    @MethodSource("workloads")
    void aWorkloadCanDoNoMoreThanItMust(Manifest workload) {
        JsonNode pod = workload.pod();
        JsonNode own = workload.container().path("securityContext");
        JsonNode user = own.has("runAsUser") ? own : pod.path("securityContext");

        assertAll(
                () -> assertEquals(
                        "false", pod.path("automountServiceAccountToken").asText()),
                () -> assertEquals("true", user.path("runAsNonRoot").asText()),
                () -> assertEquals(65532, user.path("runAsUser").asInt()),
                () -> assertEquals(
                        "RuntimeDefault", user.at("/seccompProfile/type").asText()),
                () -> assertEquals("true", own.path("readOnlyRootFilesystem").asText()),
                () -> assertEquals("false", own.path("allowPrivilegeEscalation").asText()),
                () -> assertEquals("[\"ALL\"]", own.at("/capabilities/drop").toString()));
    }

    /** Service links would set variables such as {@code KEYFOLIO_PORT} for the Service named {@code keyfolio}. */
    @ParameterizedTest
    @MethodSource("workloads")
    void servicesSetNoVariables(Manifest workload) {
        assertEquals("false", workload.pod().path("enableServiceLinks").asText());
    }

    @ParameterizedTest
    @MethodSource("workloads")
    void memoryIsBounded(Manifest workload) {
        JsonNode resources = workload.container().path("resources");

        assertTrue(resources.at("/requests/memory").isTextual());
        assertTrue(resources.at("/limits/memory").isTextual());
    }

    @ParameterizedTest
    @CsvSource({
        "base/deployment.yaml, startupProbe, /q/health/started, management",
        "base/deployment.yaml, livenessProbe, /q/health/live, management",
        "base/deployment.yaml, readinessProbe, /q/health/ready, management",
        "overlays/knative/service.yaml, livenessProbe, /livez, ''",
        "overlays/knative/service.yaml, readinessProbe, /readyz, ''"
    })
    void healthIsAskedWhereItIsAnswered(String file, String probe, String path, String port) {
        JsonNode asked = only(file).container().path(probe).path("httpGet");

        assertEquals(path, asked.path("path").asText());
        assertEquals(port, asked.path("port").asText());
    }

    @Test
    void aPodHasOnePortForRequestsAndOneForManagement() {
        JsonNode container = only("base/deployment.yaml").container();

        assertEquals("http", container.at("/ports/0/name").asText());
        assertEquals(8080, container.at("/ports/0/containerPort").asInt());
        assertEquals("management", container.at("/ports/1/name").asText());
        assertEquals(9000, container.at("/ports/1/containerPort").asInt());
        assertEquals("KEYFOLIO_MANAGEMENT_HOST", container.at("/env/0/name").asText());
        assertEquals("0.0.0.0", container.at("/env/0/value").asText());
    }

    /** Services and network policies for requests do not include the management port. */
    @Test
    void onlyPrometheusReachesTheManagementPort() {
        JsonNode requests = only("base/networkpolicy.yaml").tree().at("/spec/ingress");
        JsonNode scrapes =
                only("components/service-monitor/networkpolicy.yaml").tree().at("/spec/ingress");

        assertEquals("[8080]", requests.findValues("port").toString());
        assertEquals("[9000]", scrapes.findValues("port").toString());
        assertTrue(scrapes.at("/0/from/0").has("namespaceSelector"));
        assertEquals(1, only("base/service.yaml").tree().at("/spec/ports").size());
    }

    @Test
    void aPodHasTimeToFinishWhatItHasBegun() {
        Manifest deployment = only("base/deployment.yaml");
        int announcing =
                deployment.container().at("/lifecycle/preStop/sleep/seconds").asInt();
        int finishing = 10;

        assertTrue(announcing > 0);
        assertTrue(deployment.pod().path("terminationGracePeriodSeconds").asInt() > announcing + finishing);
    }

    @ParameterizedTest
    @CsvSource({
        "base/deployment.yaml, /spec/selector/matchLabels",
        "base/service.yaml, /spec/selector",
        "base/poddisruptionbudget.yaml, /spec/selector/matchLabels",
        "base/networkpolicy.yaml, /spec/podSelector/matchLabels",
        "components/service-monitor/networkpolicy.yaml, /spec/podSelector/matchLabels",
        "components/service-monitor/service.yaml, /spec/selector",
        "overlays/knative/networkpolicy.yaml, /spec/podSelector/matchLabels"
    })
    void whatSelectsTheServerSelectsNothingElse(String file, String pointer) {
        JsonNode selector = only(file).tree().at(pointer);

        Manifest.workloads()
                .forEach(workload ->
                        assertEquals(!workload.isMigration(), selects(selector, workload), workload::toString));
    }

    @Test
    void nothingButWhatIsLetInComesIn() {
        JsonNode policy = only("common/networkpolicy.yaml").tree().path("spec");

        Manifest.workloads().forEach(workload -> assertTrue(selects(policy.at("/podSelector/matchLabels"), workload)));
        assertEquals("[\"Ingress\",\"Egress\"]", policy.path("policyTypes").toString());
        assertFalse(policy.has("ingress"));
    }

    @Test
    void theAutoscalerScalesTheDeploymentWhoseReplicasNobodyElseSets() {
        Manifest scaler = only("overlays/production/horizontalpodautoscaler.yaml");
        Manifest patch = only("overlays/production/deployment-patch.yaml");

        assertEquals(only("base/deployment.yaml").text("/metadata/name"), scaler.text("/spec/scaleTargetRef/name"));
        assertEquals(patch.text("/metadata/name"), scaler.text("/spec/scaleTargetRef/name"));
        assertTrue(patch.tree().at("/spec/replicas").isNull());
    }

    @Test
    void theMonitorFindsTheService() {
        Manifest monitor = only("components/service-monitor/servicemonitor.yaml");
        Manifest service = only("components/service-monitor/service.yaml");

        assertTrue(
                includes(service.tree().at("/metadata/labels"), monitor.tree().at("/spec/selector/matchLabels")));
        assertEquals(service.text("/spec/ports/0/name"), monitor.text("/spec/endpoints/0/port"));
    }

    /** Knative refuses these fields. The model accepts them, because it uses the pod of Kubernetes. */
    @Test
    void knativeIsGivenNothingThatItRefuses() {
        Manifest service = only(KNATIVE.toString());

        assertFalse(service.pod().has("securityContext"));
        assertFalse(service.pod().has("terminationGracePeriodSeconds"));
        assertFalse(service.pod().has("topologySpreadConstraints"));
        assertFalse(service.container().has("lifecycle"));
        assertFalse(service.container().at("/readinessProbe").has("timeoutSeconds"));
        assertFalse(service.container().at("/readinessProbe").has("failureThreshold"));
    }

    @Test
    void knativeScalesToZero() {
        JsonNode annotations = only(KNATIVE.toString()).tree().at("/spec/template/metadata/annotations");

        assertEquals("0", annotations.path("autoscaling.knative.dev/min-scale").asText());
    }

    static Stream<Manifest> workloads() {
        return Manifest.workloads();
    }

    private static Manifest only(String file) {
        return Manifest.in(Manifest.ROOT.resolve(file)).get(0);
    }

    private static boolean selects(JsonNode selector, Manifest workload) {
        return includes(workload.tree().at("/spec/template/metadata/labels"), selector);
    }

    private static boolean includes(JsonNode labels, JsonNode wanted) {
        boolean all = wanted.propertyStream().allMatch(label -> label.getValue().equals(labels.get(label.getKey())));
        return all && !wanted.isEmpty();
    }
}
