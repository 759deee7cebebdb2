package io.keyfolio.documentation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.keyfolio.testing.Person;
import io.keyfolio.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The document in the repository is the one that is served. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class OpenApiDocumentTest {

    /** Compared as trees: the order of members differs between building and serving. */
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    @Test
    void copyInTheRepositoryHasNotDrifted() throws IOException {
        String served = Person.anonymous()
                .accept("application/yaml")
                .get("/q/openapi")
                .then()
                .statusCode(200)
                .extract()
                .asString();

        assertEquals(
                YAML.readTree(Files.readString(Path.of("openapi.yaml"))),
                YAML.readTree(served),
                "openapi.yaml has drifted; renew it with: ./mvnw package -DskipTests");
    }
}
