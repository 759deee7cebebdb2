package io.keyfolio.shipping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** One document of a file under {@code kubernetes/}. */
record Manifest(Path file, JsonNode tree) {

    static final Path ROOT = Path.of("kubernetes");
    private static final String KUSTOMIZE = "kustomize.config.k8s.io/";

    static Stream<Path> files() {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files
                    .filter(Files::isRegularFile)
                    .filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Manifest> in(Path file) {
        try (MappingIterator<JsonNode> documents =
                KubernetesModel.yaml().readerFor(JsonNode.class).readValues(file.toFile())) {
            return documents.readAll().stream()
                    .map(tree -> new Manifest(file, tree))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": " + e.getMessage(), e);
        }
    }

    /** All documents except the settings of Kustomize's transformers, which have no kind. */
    static Stream<Manifest> all() {
        return files().flatMap(file -> in(file).stream()).filter(manifest -> !manifest.isTransformerSetting());
    }

    static Stream<Manifest> kustomizations() {
        return all().filter(Manifest::isKustomization);
    }

    /** All complete workloads with the image of Keyfolio. Patches name no image and are excluded. */
    static Stream<Manifest> workloads() {
        return all().filter(manifest -> manifest.container().has("image"));
    }

    static Stream<Manifest> servers() {
        return workloads().filter(workload -> !workload.isMigration());
    }

    boolean isKustomization() {
        return text("/apiVersion").startsWith(KUSTOMIZE);
    }

    boolean isMigration() {
        return container().at("/args/0").asText().equals("migrate");
    }

    boolean isTransformerSetting() {
        return tree.has("nameReference") && !tree.has("kind");
    }

    JsonNode pod() {
        return tree.at("/spec/template/spec");
    }

    JsonNode container() {
        return pod().at("/containers/0");
    }

    String text(String pointer) {
        return tree.at(pointer).asText();
    }

    @Override
    public String toString() {
        return file + " " + text("/kind");
    }
}
