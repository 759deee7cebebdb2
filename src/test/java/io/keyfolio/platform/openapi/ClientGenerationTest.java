package io.keyfolio.platform.openapi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.keyfolio.testing.Person;
import io.keyfolio.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The properties of the OpenAPI document that client generators need. {@code checks/openapi-tools} runs the generators. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class ClientGenerationTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

    private JsonNode document;

    @BeforeEach
    void read() throws JsonProcessingException {
        document = JSON.readTree(Person.anonymous()
                .get("/q/openapi?format=json")
                .then()
                .statusCode(200)
                .extract()
                .asString());
    }

    @Test
    void licenceIsAnSpdxIdentifier() {
        assertEquals("Apache-2.0", document.at("/info/license/identifier").asText());
    }

    @Test
    void serverIsTheOneThatAnswers() {
        assertEquals(List.of("/"), document.path("servers").findValuesAsText("url"));
    }

    /** Without its own requirement, an operation would have the default of the document. */
    @Test
    void everyOperationSaysWhatCredentialItNeeds() {
        Set<String> open = new TreeSet<>();
        operations().forEach((name, operation) -> {
            if (operation.path("security").isArray()
                    && operation.path("security").isEmpty()) {
                open.add(name);
            }
        });

        assertEquals(
                Set.of(
                        "describeService",
                        "forgotDeveloperPassword",
                        "forgotPassword",
                        "getAuthorizationServerMetadata",
                        "getJsonWebKeySet",
                        "getLiveness",
                        "getOpenIdConfiguration",
                        "getReadiness",
                        "logIn",
                        "logInDeveloper",
                        "registerDeveloper",
                        "resetDeveloperPassword",
                        "resetPassword",
                        "signUp",
                        "undoDeveloperEmailChange",
                        "undoEmailChange",
                        "verifyDeveloperEmail",
                        "verifyEmail"),
                open);
    }

    @Test
    void verificationTakesTheCredentialInThreeWays() throws JsonProcessingException {
        assertEquals(
                JSON.readTree("[{\"bearer\":[]},{\"basic\":[]},{\"apiKey\":[]}]"),
                operations().get("verifyCredential").path("security"));
        assertEquals(
                "X-API-Key",
                document.at("/components/securitySchemes/apiKey/name").asText());
    }

    /** The body can contain the token instead. */
    @Test
    void refreshingTakesNoHeader() throws JsonProcessingException {
        assertEquals(
                JSON.readTree("[{\"bearer\":[]},{}]"),
                operations().get("refreshSessionToken").path("security"));
    }

    /** Generators for TypeScript make members with a default required. */
    @Test
    void noMemberHasADefault() {
        List<String> defaults = new ArrayList<>();
        document.at("/components/schemas")
                .properties()
                .forEach(schema -> schema.getValue().path("properties").properties().stream()
                        .filter(member -> member.getValue().has("default"))
                        .forEach(member -> defaults.add(schema.getKey() + "." + member.getKey())));

        assertEquals(List.of(), defaults);
    }

    @Test
    void metadataOfMachinesIsOpen() {
        assertEquals(
                "true",
                document.at("/components/schemas/Machine/properties/metadata/additionalProperties")
                        .toString());
    }

    /** The refusal of an unknown action lists all actions. */
    @Test
    void actionsOfTheAuditAreListed() {
        String refusal = Person.signedUp()
                .signedIn()
                .get("/v1/profile/audit?action=none")
                .path("errors.action[0]");

        assertEquals(
                List.of(refusal.replaceFirst(".* must be one of ", "")
                        .replaceFirst("\\.$", "")
                        .split(", ")),
                texts("/components/schemas/AuditAction/enum"));
    }

    @Test
    void kindsOfCredentialsAreListed() {
        assertEquals(
                List.of("session", "api-key", "account-key", "null"),
                texts("/components/schemas/AuditEvent/properties/credential_kind/enum"));
    }

    private List<String> texts(String pointer) {
        return StreamSupport.stream(document.at(pointer).spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private Map<String, JsonNode> operations() {
        Map<String, JsonNode> operations = new TreeMap<>();
        document.path("paths").properties().forEach(path -> path.getValue().properties().stream()
                .filter(operation -> METHODS.contains(operation.getKey()))
                .forEach(operation ->
                        operations.put(operation.getValue().path("operationId").asText(), operation.getValue())));
        return operations;
    }
}
