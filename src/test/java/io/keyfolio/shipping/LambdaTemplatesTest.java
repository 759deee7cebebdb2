package io.keyfolio.shipping;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The SAM templates deploy the result of the profile {@code lambda}, with settings of the service. */
class LambdaTemplatesTest {

    private static final String NATIVE = "sam.native.yaml";
    private static final String JVM = "sam.jvm.yaml";
    private static final Path DIRECTORY = Path.of("lambda");
    private static final Path SOURCES = DIRECTORY.resolve("src/main/java");
    private static final int JAVA_LEVEL = 17;
    private static final int MOST_OF_AN_HTTP_API_MILLIS = 30_000;

    /** The settings of Quarkus that the templates can contain. */
    private static final Set<String> OF_QUARKUS = Set.of("QUARKUS_LOG_CONSOLE_JSON_ENABLED", "DISABLE_SIGNAL_HANDLERS");

    private static final Set<String> NEEDED =
            Set.of("KEYFOLIO_DB_HOST", "KEYFOLIO_DB_PASSWORD", "KEYFOLIO_JWT_PRIVATE_KEY", "KEYFOLIO_SEALING_KEYS");

    private static final ObjectMapper YAML = new ObjectMapper(YAMLFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build());

    @ParameterizedTest
    @ValueSource(strings = {NATIVE, JVM})
    void everyVariableIsASettingOfTheService(String template) {
        Set<String> known = Settings.variables();
        Set<String> unknown = environment(template).keySet().stream()
                .filter(variable -> !known.contains(variable) && !OF_QUARKUS.contains(variable))
                .collect(Collectors.toCollection(TreeSet::new));

        assertEquals(Set.of(), unknown);
        assertTrue(environment(template).keySet().containsAll(NEEDED));
    }

    @ParameterizedTest
    @ValueSource(strings = {NATIVE, JVM})
    void noSecretIsWrittenDown(String template) {
        Stream<Map.Entry<String, String>> secrets = environment(template).entrySet().stream()
                .filter(variable -> variable.getKey().matches(".*(PASSWORD|KEYS?|SECRET|TOKEN)"));

        assertTrue(secrets.allMatch(variable -> variable.getValue().startsWith("{{resolve:secretsmanager:${Secret}:")));
    }

    @ParameterizedTest
    @ValueSource(strings = {NATIVE, JVM})
    void theZipIsTheOneThatTheProfileBuilds(String template) {
        Path zip = DIRECTORY.resolve(function(template).path("CodeUri").asText());

        assertEquals(Path.of("target/lambda/function.zip"), zip.normalize());
    }

    @ParameterizedTest
    @ValueSource(strings = {NATIVE, JVM})
    void eventsHaveTheFormatThatIsRead(String template) {
        JsonNode event = function(template).at("/Events/EveryRequest");

        assertEquals("HttpApi", event.path("Type").asText());
        assertEquals("2.0", event.at("/Properties/PayloadFormatVersion").asText());
        assertFalse(event.path("Properties").has("Path"), "every path is the service's own to answer");
    }

    /** The time limit of the service is the shortest, then that of the function, then that of the API. */
    @ParameterizedTest
    @ValueSource(strings = {NATIVE, JVM})
    void patienceGrowsOutwards(String template) {
        int function = function(template).path("Timeout").asInt() * 1000;
        int api = function(template)
                .at("/Events/EveryRequest/Properties/TimeoutInMillis")
                .asInt();

        assertTrue(function < api && api <= MOST_OF_AN_HTTP_API_MILLIS);
    }

    @Test
    void nativeFunctionIsItsOwnRuntime() {
        assertEquals("provided.al2023", function(NATIVE).path("Runtime").asText());
        assertEquals("bootstrap", function(NATIVE).path("Handler").asText());
    }

    @Test
    void javaFunctionHasARuntimeThatReadsItsClasses() {
        String runtime = function(JVM).path("Runtime").asText();

        assertTrue(Set.of("java17", "java21", "java25").contains(runtime), runtime);
        assertTrue(Integer.parseInt(runtime.substring("java".length())) >= JAVA_LEVEL);
    }

    @Test
    void javaFunctionsHandlerExists() throws IOException {
        String[] handler = function(JVM).path("Handler").asText().split("::", -1);
        String source = Files.readString(SOURCES.resolve(handler[0].replace('.', '/') + ".java"));

        assertAll(
                () -> assertTrue(source.contains("public final class ")),
                () -> assertTrue(source.contains(
                        "public void " + handler[1] + "(InputStream event, OutputStream answer, Context context)")));
    }

    @Test
    void theTwoDifferOnlyInWhatRuns() {
        assertEquals(withoutWhatRuns(NATIVE), withoutWhatRuns(JVM));
    }

    private static JsonNode withoutWhatRuns(String template) {
        ObjectNode tree = read(template).deepCopy();
        tree.remove("Description");
        ((ObjectNode) tree.at("/Parameters/Architecture")).remove("Description");
        ObjectNode function = (ObjectNode) tree.at("/Resources/Keyfolio/Properties");
        function.remove(List.of("Handler", "Runtime", "MemorySize"));
        ((ObjectNode) function.at("/Environment/Variables")).remove("DISABLE_SIGNAL_HANDLERS");
        return tree;
    }

    private static Map<String, String> environment(String template) {
        return function(template).at("/Environment/Variables").properties().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, variable -> variable.getValue().asText()));
    }

    private static JsonNode function(String template) {
        return read(template).at("/Resources/Keyfolio/Properties");
    }

    private static JsonNode read(String template) {
        try {
            return YAML.readTree(DIRECTORY.resolve(template).toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
