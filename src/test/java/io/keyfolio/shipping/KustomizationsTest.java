package io.keyfolio.shipping;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The kustomizations match the files beside them. This test does not run Kustomize. */
class KustomizationsTest {

    private static final String KUSTOMIZATION = "kustomization.yaml";

    @ParameterizedTest
    @MethodSource("kustomizations")
    void whatAKustomizationNamesIsThere(Manifest kustomization) {
        referred(kustomization).forEach(path -> assertTrue(Files.isRegularFile(path), path::toString));
    }

    @Test
    void everyFileButTheExamplesIsNamed() {
        Set<Path> named =
                Manifest.kustomizations().flatMap(KustomizationsTest::referred).collect(Collectors.toSet());

        Set<Path> forgotten = Manifest.files()
                .filter(file -> !file.startsWith(Manifest.ROOT.resolve("examples")))
                .filter(file -> !file.endsWith(KUSTOMIZATION))
                .filter(file -> !named.contains(file))
                .collect(Collectors.toCollection(TreeSet::new));

        assertEquals(Set.of(), forgotten);
    }

    @ParameterizedTest
    @MethodSource("patches")
    void aPatchIsOfAResourceInTheBase(Path file) {
        Manifest patch = Manifest.in(file).get(0);

        List<Manifest> patched = Manifest.all()
                .filter(manifest -> manifest.file().startsWith(Manifest.ROOT.resolve("base")))
                .filter(manifest -> identity(manifest).equals(identity(patch)))
                .toList();

        assertEquals(1, patched.size());
    }

    @ParameterizedTest
    @MethodSource("kustomizations")
    void namesThatAreReplacedExist(Manifest kustomization) {
        assertTrue(Manifest.workloads()
                .allMatch(it -> it.container().path("image").asText().equals("keyfolio")));
        each(kustomization, "images")
                .forEach(image -> assertEquals("keyfolio", image.path("name").asText()));
        each(kustomization, "replicas")
                .forEach(count -> assertEquals("keyfolio", count.path("name").asText()));
        each(kustomization, "configMapGenerator")
                .forEach(map -> assertEquals("keyfolio", map.path("name").asText()));
    }

    /** A Deployment beside the Knative Service would run Keyfolio twice. */
    @Test
    void knativeHasNoDeployment() {
        Manifest knative = Manifest.in(Manifest.ROOT.resolve("overlays/knative/kustomization.yaml"))
                .get(0);

        assertFalse(referred(knative).anyMatch(path -> path.startsWith(Manifest.ROOT.resolve("base"))));
    }

    static Stream<Manifest> kustomizations() {
        return Manifest.kustomizations();
    }

    static Stream<Path> patches() {
        return Manifest.kustomizations().flatMap(KustomizationsTest::patchesOf);
    }

    private static Stream<Path> referred(Manifest kustomization) {
        Stream<Path> others = Stream.of("resources", "components", "configurations")
                .flatMap(list -> each(kustomization, list))
                .map(name -> resolve(kustomization, name));
        return Stream.concat(others, patchesOf(kustomization));
    }

    private static Stream<Path> patchesOf(Manifest kustomization) {
        return each(kustomization, "patches").map(patch -> resolve(kustomization, patch.path("path")));
    }

    private static Path resolve(Manifest kustomization, JsonNode name) {
        Path path = kustomization.file().resolveSibling(name.asText()).normalize();
        return Files.isDirectory(path) ? path.resolve(KUSTOMIZATION) : path;
    }

    private static String identity(Manifest manifest) {
        return manifest.text("/apiVersion") + " " + manifest.text("/kind") + " " + manifest.text("/metadata/name");
    }

    private static Stream<JsonNode> each(Manifest kustomization, String list) {
        return StreamSupport.stream(kustomization.tree().path(list).spliterator(), false);
    }
}
