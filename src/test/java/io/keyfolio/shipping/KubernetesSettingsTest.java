package io.keyfolio.shipping;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The manifests contain only settings of the service, and all required ones. */
class KubernetesSettingsTest {

    /** The settings of Quarkus that the manifests can contain. */
    private static final Set<String> OF_QUARKUS = Set.of("QUARKUS_LOG_CONSOLE_JSON_ENABLED");

    private static final Set<String> DATABASE = Set.of("KEYFOLIO_DB_HOST", "KEYFOLIO_DB_PASSWORD");
    private static final Set<String> KEYS = Set.of("KEYFOLIO_JWT_PRIVATE_KEY", "KEYFOLIO_SEALING_KEYS");
    private static final String PROXY_TRUSTED = "KEYFOLIO_PROXY_TRUSTED";
    private static final String MIGRATE_AT_START = "KEYFOLIO_MIGRATE_AT_START";

    @Test
    void everyVariableIsASettingOfTheService() {
        Set<String> known = Settings.variables();
        Set<String> unknown = Stream.concat(
                        Manifest.workloads().flatMap(KubernetesSettingsTest::own),
                        Manifest.kustomizations().flatMap(KubernetesSettingsTest::generated))
                .filter(variable -> !known.contains(variable) && !OF_QUARKUS.contains(variable))
                .collect(Collectors.toCollection(TreeSet::new));

        assertEquals(Set.of(), unknown);
    }

    /** Without the setting, all clients behind an Ingress controller would share one address and its limits. */
    @ParameterizedTest
    @MethodSource("servers")
    void aServerIsToldWhichProxiesItMayBelieve(Manifest server) {
        assertTrue(variables(server).contains(PROXY_TRUSTED));
    }

    /** The placeholder is not a network, so the service does not start until an operator replaces it. */
    @Test
    void productionAsksForTheNetworkOfItsProxies() {
        Pattern network = Pattern.compile("[0-9.]+/[0-9]+|[0-9.]+|[0-9a-f:]+(/[0-9]+)?");
        Map<Boolean, List<String>> isNetwork = Manifest.kustomizations()
                .flatMap(KubernetesSettingsTest::literals)
                .filter(literal -> literal.startsWith(PROXY_TRUSTED + "="))
                .map(literal -> literal.substring(PROXY_TRUSTED.length() + 1))
                .collect(Collectors.partitioningBy(
                        value -> Stream.of(value.split(",", -1)).allMatch(network.asMatchPredicate())));

        assertEquals(List.of("SET-THE-NETWORK-OF-YOUR-PROXIES"), isNetwork.get(false));
        assertEquals(2, isNetwork.get(true).size());
    }

    @Test
    void aMisspeltVariableWouldBeFound() {
        Set<String> known = Settings.variables();

        assertTrue(known.contains("KEYFOLIO_DB_HOST"));
        assertTrue(known.stream().noneMatch("KEYFOLIO_DB_HOSTNAME"::equals));
    }

    @ParameterizedTest
    @MethodSource("servers")
    void aServerHasAllThatItNeeds(Manifest server) {
        Set<String> variables = variables(server);

        assertAll(
                () -> assertTrue(variables.containsAll(DATABASE), "database"),
                () -> assertTrue(KEYS.stream().allMatch(key -> isGiven(key, variables)), "keys"),
                () -> assertEquals("false", value(server, MIGRATE_AT_START)));
    }

    @ParameterizedTest
    @MethodSource("migrations")
    void aMigrationHasTheDatabaseAndNoKeys(Manifest migration) {
        Set<String> variables = variables(migration);

        assertTrue(variables.containsAll(DATABASE), "database");
        assertTrue(KEYS.stream().noneMatch(key -> isGiven(key, variables)), "keys");
    }

    /** User and group are 65532. Root owns the files, and {@code fsGroup} assigns them to that group. */
    @Test
    void keysInFilesAreReadByTheServiceAndNobodyElse() {
        Manifest server = server("Deployment");
        JsonNode mount = server.container().at("/volumeMounts/0");
        JsonNode volume = server.pod().at("/volumes/0");

        assertEquals(volume.path("name"), mount.path("name"));
        assertEquals("keyfolio-keys", volume.at("/secret/secretName").asText());
        assertEquals(0440, volume.at("/secret/defaultMode").asInt());
        assertEquals(65532, server.pod().at("/securityContext/fsGroup").asInt());
        KEYS.forEach(key -> assertTrue(
                value(server, key + "_FILE").startsWith(mount.path("mountPath").asText() + "/")));
    }

    /** Knative does not support {@code fsGroup}. */
    @Test
    void keysThatCannotBeFilesAreVariablesFromTheSecret() {
        Manifest server = server("Service");

        for (String key : KEYS) {
            JsonNode secret = variable(server, key).at("/valueFrom/secretKeyRef");
            assertEquals("keyfolio-keys", secret.path("name").asText());
        }
        assertEquals("tmp", server.pod().at("/volumes/0/name").asText());
    }

    @ParameterizedTest
    @MethodSource("workloads")
    void thePasswordComesFromASecret(Manifest workload) {
        JsonNode password = variable(workload, "KEYFOLIO_DB_PASSWORD").at("/valueFrom/secretKeyRef");

        assertEquals("keyfolio-database", password.path("name").asText());
        assertEquals("password", password.path("key").asText());
    }

    static Stream<Manifest> workloads() {
        return Manifest.workloads();
    }

    static Stream<Manifest> servers() {
        return Manifest.servers();
    }

    static Stream<Manifest> migrations() {
        return Manifest.workloads().filter(Manifest::isMigration);
    }

    private static Manifest server(String kind) {
        return servers()
                .filter(server -> server.text("/kind").equals(kind))
                .findFirst()
                .orElseThrow();
    }

    private static boolean isGiven(String key, Set<String> variables) {
        return variables.contains(key) || variables.contains(key + "_FILE");
    }

    private static Set<String> variables(Manifest workload) {
        assertEquals(
                "keyfolio",
                workload.container().at("/envFrom/0/configMapRef/name").asText());
        Stream<String> common = Manifest.in(Manifest.ROOT.resolve("common/kustomization.yaml")).stream()
                .flatMap(KubernetesSettingsTest::generated);
        return Stream.concat(own(workload), common).collect(Collectors.toSet());
    }

    private static Stream<String> own(Manifest workload) {
        return elements(workload.container().path("env"))
                .map(variable -> variable.path("name").asText());
    }

    private static Stream<String> generated(Manifest kustomization) {
        return literals(kustomization).map(literal -> literal.replaceFirst("=.*", ""));
    }

    private static Stream<String> literals(Manifest kustomization) {
        return elements(kustomization.tree().path("configMapGenerator"))
                .flatMap(map -> elements(map.path("literals")))
                .map(JsonNode::asText);
    }

    private static String value(Manifest workload, String name) {
        return variable(workload, name).path("value").asText();
    }

    private static JsonNode variable(Manifest workload, String name) {
        return elements(workload.container().path("env"))
                .filter(variable -> variable.path("name").asText().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Stream<JsonNode> elements(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }
}
