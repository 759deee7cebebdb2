package io.keyfolio.shipping;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The compose file needs no settings, stores its secrets in files and gives each container only the privileges that it
 * needs.
 */
class ComposeFileTest {

    private static final Path FILE = Path.of("docker/compose.yaml");
    private static final ObjectMapper YAML = new ObjectMapper(YAMLFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build());
    private static final JsonNode COMPOSE = read();

    @Test
    void everyVariableIsASettingOfTheService() {
        Set<String> settings = Settings.variables();

        assertTrue(settings.containsAll(environment("keyfolio").keySet()));
    }

    /** Requests of a proxy on the same machine arrive from this gateway. */
    @Test
    void theGatewayOfItsNetworkAloneIsTrusted() {
        JsonNode network = COMPOSE.at("/networks/default/ipam/config/0");

        assertEquals(network.path("gateway").asText(), environment("keyfolio").get("KEYFOLIO_PROXY_TRUSTED"));
        assertTrue(network.path("subnet").asText().endsWith("/28"));
    }

    @Test
    void itAsksNothingOfItsSurroundings() throws IOException {
        assertFalse(Files.readString(FILE).contains("$"));
        assertTrue(COMPOSE.findValues("env_file").isEmpty());
        assertTrue(COMPOSE.findValues("external").isEmpty());
    }

    @Test
    void noSecretIsWrittenDown() {
        Stream<Map.Entry<String, String>> secrets = Stream.of("keyfolio", "postgres", "secrets")
                .flatMap(service -> environment(service).entrySet().stream())
                .filter(variable -> variable.getKey().matches(".*(PASSWORD|KEYS?|SECRET|TOKEN)(_FILE)?"));

        assertTrue(secrets.allMatch(variable -> variable.getKey().endsWith("_FILE")));
    }

    @ParameterizedTest
    @MethodSource("services")
    void everyContainerIsConfined(String name) {
        JsonNode service = service(name);

        assertAll(
                () -> assertTrue(service.path("read_only").asBoolean(), "read-only root"),
                () -> assertEquals("[\"ALL\"]", service.path("cap_drop").toString()),
                () -> assertEquals(
                        "[\"no-new-privileges:true\"]",
                        service.path("security_opt").toString()),
                () -> assertFalse(service.path("privileged").asBoolean()),
                () -> assertTrue(service.path("user").asText().matches("\\d+:\\d+"), "numbered user"));
    }

    @ParameterizedTest
    @MethodSource("services")
    void everyImageIsPinnedByTag(String name) {
        assertTrue(service(name).path("image").asText().matches("[a-z0-9./-]+:\\d[A-Za-z0-9._-]*"));
    }

    /**
     * Only this container is root, because it assigns the secrets to their users. It has no other capability and no
     * network.
     */
    @Test
    void onlyTheMakerOfSecretsIsRoot() {
        JsonNode maker = service("secrets");

        assertEquals("none", maker.path("network_mode").asText());
        assertEquals("[\"CHOWN\"]", maker.path("cap_add").toString());
        Stream.of("keyfolio", "postgres").forEach(name -> {
            assertTrue(service(name).path("cap_add").isMissingNode());
            assertNotEquals("0:0", service(name).path("user").asText());
        });
    }

    @Test
    void theServiceStartsWhenItsDatabaseAnswers() {
        JsonNode needs = service("keyfolio").path("depends_on");

        assertEquals("service_healthy", needs.at("/postgres/condition").asText());
        assertEquals(
                "service_completed_successfully", needs.at("/secrets/condition").asText());
        assertEquals("pg_isready", service("postgres").at("/healthcheck/test/1").asText());
    }

    @Test
    void theServiceChecksItselfAsItsImageDoes() {
        JsonNode service = service("keyfolio");
        Dockerfile image = Dockerfile.all()
                .filter(file -> service.at("/build/dockerfile").asText().equals("docker/" + file.name()))
                .findFirst()
                .orElseThrow();
        String check = service.at("/healthcheck/test")
                .toString()
                .replace("\"CMD\",", "")
                .replace(",", ", ");

        assertTrue(image.shipped("HEALTHCHECK").get(0).endsWith("CMD " + check));
        assertEquals(image.shipped("USER").get(0), service.path("user").asText());
    }

    /** The script creates every secret that a container reads from the volume. */
    @Test
    void everySecretThatIsReadIsMade() throws IOException {
        String maker = Files.readString(Path.of("docker/make-secrets.sh"));
        Stream<String> read = Stream.of("keyfolio", "postgres")
                .flatMap(name -> environment(name).entrySet().stream())
                .filter(variable -> variable.getKey().endsWith("_FILE"))
                .map(variable -> variable.getValue().replaceFirst(".*/", ""));

        assertTrue(read.allMatch(file -> maker.contains("keep " + file + " ")));
        assertTrue(maker.contains("keep application.properties "));
    }

    static Stream<String> services() {
        return StreamSupport.stream(
                ((Iterable<String>) () -> COMPOSE.path("services").fieldNames()).spliterator(), false);
    }

    private static JsonNode service(String name) {
        return COMPOSE.path("services").required(name);
    }

    private static Map<String, String> environment(String service) {
        return service(service).path("environment").properties().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, variable -> variable.getValue().asText()));
    }

    private static JsonNode read() {
        try {
            return YAML.readTree(FILE.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
