package io.keyfolio.platform.openapi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.keyfolio.testing.Person;
import io.keyfolio.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The published names, which generated clients contain, do not depend on the class names of the service. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class PublishedNamesTest {

    private static final Path LIST = Path.of("src/test/resources/published-names.txt");

    @Test
    void documentHasTheListedNames() throws IOException {
        JsonNode document = document();

        assertEquals(
                Files.readAllLines(LIST).stream()
                        .filter(line -> !line.startsWith("#"))
                        .collect(Collectors.joining("\n")),
                Stream.concat(operations(document), components(document)).collect(Collectors.joining("\n")),
                "A name that is missing breaks clients; a new name is added to " + LIST);
    }

    private static JsonNode document() throws JsonProcessingException {
        return new ObjectMapper()
                .readTree(Person.anonymous()
                        .get("/q/openapi?format=json")
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString());
    }

    private static Stream<String> operations(JsonNode document) {
        return document.path("paths").properties().stream()
                .flatMap(path -> path.getValue().properties().stream()
                        .filter(operation -> operation.getValue().has("operationId"))
                        .map(operation -> "operation "
                                + operation.getValue().path("operationId").asText() + " = " + operation.getKey() + " "
                                + path.getKey()))
                .sorted();
    }

    private static Stream<String> components(JsonNode document) {
        return List.of("schemas", "responses", "securitySchemes").stream().flatMap(kind -> {
            TreeSet<String> names = new TreeSet<>();
            document.path("components").path(kind).fieldNames().forEachRemaining(names::add);
            return names.stream().map(name -> kind + " " + name);
        });
    }
}
