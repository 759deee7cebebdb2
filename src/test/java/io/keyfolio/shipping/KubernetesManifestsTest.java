package io.keyfolio.shipping;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.fabric8.kubernetes.api.model.KubernetesResource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The manifests are valid for Kubernetes, Knative, the Gateway API and the Prometheus operator. */
class KubernetesManifestsTest {

    @ParameterizedTest
    @MethodSource("manifests")
    void everyFieldIsOneThatTheKindHas(Manifest manifest) {
        assertDoesNotThrow(() -> KubernetesModel.read(manifest.tree()));
    }

    @ParameterizedTest
    @CsvSource({
        "base/deployment.yaml, replicas, replica",
        "base/deployment.yaml, readOnlyRootFilesystem, readOnlyRootFileSystem",
        "base/deployment.yaml, failureThreshold, failureTreshold",
        "base/deployment.yaml, secretKeyRef, secretRef",
        "base/deployment.yaml, sleep, sleeps",
        "base/service.yaml, targetPort, target",
        "base/poddisruptionbudget.yaml, maxUnavailable, maxUnavailble",
        "common/networkpolicy.yaml, cidr, CIDR",
        "common/migration-job.yaml, backoffLimit, backOffLimit",
        "common/kustomization.yaml, literals, literal",
        "common/serviceaccount.yaml, labels, label",
        "components/service-monitor/kustomization.yaml, resources, resource",
        "components/service-monitor/servicemonitor.yaml, scrapeTimeout, timeout",
        "examples/httproute.yaml, backendRefs, backends",
        "examples/ingress.yaml, pathType, type",
        "overlays/knative/service.yaml, enableServiceLinks, serviceLinks",
        "overlays/production/deployment-patch.yaml, replicas, replica",
        "overlays/production/horizontalpodautoscaler.yaml, averageUtilization, averageUtilisation"
    })
    void aMisspeltFieldIsFound(String file, String right, String wrong) throws IOException {
        JsonNode tree = changed(file, right + ":", wrong + ":");

        UnrecognizedPropertyException unknown =
                assertThrows(UnrecognizedPropertyException.class, () -> KubernetesModel.read(tree));
        assertEquals(wrong, unknown.getPropertyName());
    }

    @ParameterizedTest
    @CsvSource({
        "base/deployment.yaml, 'value: \"false\"', value: false",
        "base/deployment.yaml, containerPort: 8080, 'containerPort: \"8080\"'",
        "base/deployment.yaml, replicas: 3, replicas: 3.5",
        "base/deployment.yaml, runAsNonRoot: true, 'runAsNonRoot: \"true\"'",
        "overlays/knative/service.yaml, 'min-scale: \"0\"', min-scale: 0"
    })
    void aValueOfTheWrongTypeIsFound(String file, String right, String wrong) throws IOException {
        JsonNode tree = changed(file, right, wrong);

        assertThrows(MismatchedInputException.class, () -> KubernetesModel.read(tree));
    }

    @ParameterizedTest
    @CsvSource({
        "base/deployment.yaml, apps/v1, apps/v1beta1",
        "base/deployment.yaml, kind: Deployment, kind: Deploy",
        "overlays/production/horizontalpodautoscaler.yaml, autoscaling/v2, autoscaling/v2beta2"
    })
    void aKindThatIsNotServedIsFound(String file, String right, String wrong) throws IOException {
        JsonNode tree = changed(file, right, wrong);

        assertThrows(IllegalArgumentException.class, () -> KubernetesModel.read(tree));
    }

    @ParameterizedTest
    @CsvSource({"a: 1\\na: 2", "b:\\n  - c: 1\\n    c: 1"})
    void aFieldGivenTwiceIsFound(String escaped) {
        String text = escaped.replace("\\n", "\n");

        assertThrows(JsonProcessingException.class, () -> KubernetesModel.yaml().readTree(text));
    }

    @ParameterizedTest
    @MethodSource("resources")
    void everyResourceHasANameAndIsLabelledAsOurs(Manifest manifest) {
        assertTrue(manifest.text("/metadata/name").startsWith("keyfolio"));
        assertEquals(
                "keyfolio",
                manifest.tree()
                        .at("/metadata/labels")
                        .path("app.kubernetes.io/name")
                        .asText());
    }

    @ParameterizedTest
    @MethodSource("manifests")
    void secretsAreNamedAndNeverContained(Manifest manifest) throws IOException {
        KubernetesResource read = KubernetesModel.read(manifest.tree());

        assertFalse(read instanceof io.fabric8.kubernetes.api.model.Secret);
        assertFalse(Files.readString(manifest.file()).contains("secretGenerator"));
        assertFalse(Files.readString(manifest.file()).contains("PRIVATE KEY"));
    }

    static Stream<Manifest> manifests() {
        return Manifest.all();
    }

    static Stream<Manifest> resources() {
        return Manifest.all().filter(manifest -> !manifest.isKustomization()).filter(manifest -> !isPatch(manifest));
    }

    private static JsonNode changed(String file, String right, String wrong) throws IOException {
        String text = Files.readString(Manifest.ROOT.resolve(file));
        assertTrue(text.contains(right), "there is nothing to change");
        return KubernetesModel.yaml().readTree(text.replace(right, wrong));
    }

    private static boolean isPatch(Manifest manifest) {
        Path name = manifest.file().getFileName();
        return name != null && name.toString().endsWith("-patch.yaml");
    }
}
