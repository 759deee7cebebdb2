package io.keyfolio.platform.openapi;

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
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The OpenAPI document in the repository is the served one. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class OpenApiDocumentTest {

    /** The documents are compared as trees, because the order of members differs between build and service. */
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    @Test
    void copyInTheRepositoryHasNotDrifted() throws IOException {
        assertEquals(
                YAML.readTree(Files.readString(Path.of("src/main/openapi/openapi.yaml"))),
                YAML.readTree(served("application/yaml")),
                "openapi.yaml has drifted; renew it with: ./mvnw package -DskipTests");
    }

    @Test
    void bothFormatsSayTheSame() throws IOException {
        assertEquals(
                YAML.readTree(served("application/yaml")), new ObjectMapper().readTree(served("application/json")));
    }

    /** The rate limit of unknown credentials and an internal error answer verification too, which precedes the routes. */
    @Test
    void verificationHasEveryStatusThatItAnswers() throws IOException {
        List<String> statuses = new ArrayList<>();

        YAML.readTree(served("application/yaml"))
                .at("/paths/~1v1~1auth~1verify/get/responses")
                .fieldNames()
                .forEachRemaining(statuses::add);

        assertEquals(
                List.of("200", "401", "403", "405", "414", "429", "431", "500", "503"),
                statuses.stream().sorted().toList());
    }

    private static String served(String format) {
        return Person.anonymous()
                .accept(format)
                .get("/q/openapi")
                .then()
                .statusCode(200)
                .contentType(format)
                .extract()
                .asString();
    }
}
