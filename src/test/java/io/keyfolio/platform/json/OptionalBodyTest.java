package io.keyfolio.platform.json;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.keyfolio.testing.Operations;
import io.keyfolio.testing.Person;
import io.keyfolio.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Optional bodies: generated clients send {@code null} for an omitted one. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class OptionalBodyTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "null", " null", "null\n", "\t\r\n null \t\r\n", "{}"})
    void optionalBodyOfNullCountsAsNone(String body) {
        for (Operations.Operation operation : Operations.all()) {
            if (operation.described().has("requestBody") && !operation.isBodyRequired()) {
                assertEquals(200, send(body, operation, Person.signedUp()).statusCode(), operation::toString);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"null null", "null,", "nul", "NULL", "[null]", "\"null\"", "{}null", "\f null", "\u00a0null", " "
            })
    void otherBodiesAreNoObjectStill(String body) {
        Person person = Person.signedUp();
        for (Operations.Operation operation : Operations.takingABody()) {
            if (operation.bodyType().equals("application/json")) {
                operation.assertRefused(send(body, operation, person), 400);
            }
        }
    }

    @Test
    void requiredBodyOfNullIsRefusedWithTheWayOut() {
        Person person = Person.signedUp();
        for (Operations.Operation operation : Operations.takingABody()) {
            if (operation.isBodyRequired() && operation.bodyType().equals("application/json")) {
                Response answer = send(" null ", operation, person);

                operation.assertRefused(answer, 400);
                assertEquals("The request body must be a JSON object.", answer.path("detail"), operation::toString);
            }
        }
    }

    @Test
    void documentNamesTheOptionalBodies() {
        Set<String> optional = Operations.takingABody().stream()
                .filter(operation -> !operation.isBodyRequired())
                .map(Operations.Operation::id)
                .collect(Collectors.toCollection(TreeSet::new));

        assertEquals(Set.of("createApiKey", "refreshSessionToken", "regenerateApiKey"), optional);
    }

    /** Sends an operation as a person, on one of the person's API keys. */
    private static Response send(String body, Operations.Operation operation, Person person) {
        String path = operation.path().contains("api-keys/{id}")
                ? operation
                        .path()
                        .replace("{id}", Long.toString(person.issue("first").id()))
                : operation.examplePath();
        return person.signedIn()
                .contentType(ContentType.JSON)
                .body(body.getBytes(StandardCharsets.UTF_8))
                .request(operation.method(), path);
    }
}
