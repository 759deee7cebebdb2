package io.keyfolio.shipping;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KubernetesResource;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRoute;
import io.fabric8.kubernetes.api.model.kustomize.v1beta1.Kustomization;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.openshift.api.model.monitoring.v1.ServiceMonitor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads manifests as strictly as the API server: it refuses unknown fields and kinds, duplicate fields, and numbers for
 * strings.
 */
final class KubernetesModel {

    private static final Map<String, Class<? extends KubernetesResource>> KINDS = kinds();
    private static final ObjectMapper STRICT = YAMLMapper.builder()
            .annotationIntrospector(new NoCatchAll())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .withCoercionConfig(
                    LogicalType.Textual, text -> text.setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Float, CoercionAction.Fail))
            .build();

    private KubernetesModel() {}

    static ObjectMapper yaml() {
        return STRICT;
    }

    /** Reads a manifest; fails with the path of the first field that is unknown or has an invalid value. */
    static KubernetesResource read(JsonNode manifest) throws JsonProcessingException {
        String kind = manifest.path("apiVersion").asText() + " "
                + manifest.path("kind").asText();
        Class<? extends KubernetesResource> model = KINDS.get(kind);
        if (model == null) {
            throw new IllegalArgumentException("no such kind: " + kind);
        }
        return STRICT.treeToValue(manifest, model);
    }

    private static Map<String, Class<? extends KubernetesResource>> kinds() {
        Map<String, Class<? extends KubernetesResource>> kinds = new HashMap<>();
        List.of(
                        ConfigMap.class,
                        Deployment.class,
                        HTTPRoute.class,
                        HorizontalPodAutoscaler.class,
                        Ingress.class,
                        Job.class,
                        NetworkPolicy.class,
                        PodDisruptionBudget.class,
                        Service.class,
                        ServiceAccount.class,
                        ServiceMonitor.class,
                        io.fabric8.knative.serving.v1.Service.class)
                .forEach(kind -> kinds.put(HasMetadata.getApiVersion(kind) + " " + HasMetadata.getKind(kind), kind));
        kinds.put("kustomize.config.k8s.io/v1beta1 Kustomization", Kustomization.class);
        kinds.put("kustomize.config.k8s.io/v1alpha1 Component", Kustomization.class);
        return kinds;
    }

    /** Disables the map in which the model stores unknown fields, so that they are errors. */
    private static final class NoCatchAll extends JacksonAnnotationIntrospector {

        @Override
        public Boolean hasAnySetter(Annotated member) {
            return false;
        }
    }
}
