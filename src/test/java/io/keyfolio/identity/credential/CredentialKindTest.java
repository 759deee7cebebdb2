package io.keyfolio.identity.credential;

import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.keyfolio.identity.id.ApiKeyId;
import io.keyfolio.identity.invalidation.Freshness;
import io.keyfolio.testing.PublishedKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each kind of credential implements all methods of kinds. */
class CredentialKindTest {

    private static final Path DOCUMENT = Path.of("src/main/openapi/openapi.yaml");

    @ParameterizedTest
    @EnumSource
    void isPublishedAsTheContractSays(CredentialKind kind) {
        PublishedKind published = PublishedKind.of(kind);

        assertEquals(published.label(), kind.label());
        assertEquals(published.roles(), kind.roles());
        assertEquals(published.admitsToServices(), kind.admitsToServices());
        assertEquals(published.admitsAgents(), kind.admitsAgents());
        assertEquals(kind, published.credential().kind());
    }

    @ParameterizedTest
    @EnumSource
    void becomesAnIdentityWithTheRolesOfItsKind(CredentialKind kind) {
        VerifiedCredential verified = PublishedKind.of(kind).verified();

        var identity = SecurityIdentities.of(verified);

        assertEquals(PublishedKind.of(kind).roles(), identity.getRoles());
        assertEquals(verified.credential(), identity.getPrincipal());
    }

    @Test
    void everyCredentialIsOfAKindOfItsOwn() {
        Set<Class<?>> ofKinds = all(kind -> true)
                .map(kind -> PublishedKind.of(kind).credential().getClass())
                .collect(toSet());

        assertEquals(Set.of(Credential.class.getPermittedSubclasses()), ofKinds);
        assertEquals(CredentialKind.values().length, ofKinds.size());
    }

    @Test
    void credentialsOfTwoKindsAreCountedApart() {
        Set<Object> keys = all(kind -> true)
                .map(kind -> PublishedKind.of(kind).credential().key())
                .collect(toSet());

        assertEquals(CredentialKind.values().length, keys.size());
    }

    /** Cache entries of all kinds except API keys depend on their account. */
    @ParameterizedTest
    @EnumSource
    void isOutOfDateWhenItsOwnChangesAreNoted(CredentialKind kind) {
        Credential credential = PublishedKind.of(kind).credential();
        ApiKeyId apiKey = credential.apiKeyId();

        int expected = apiKey == null ? Freshness.hash(PublishedKind.ACCOUNT) : Freshness.hash(apiKey);

        assertEquals(expected, credential.freshnessHash());
        assertNotEquals(Freshness.hash(PublishedKind.ACCOUNT), Freshness.hash(new ApiKeyId(4711)));
    }

    @Test
    void theDocumentListsTheKindsOfAuditEvents() throws IOException {
        assertEquals(labels(kind -> true), listed("/components/schemas/AuditEvent/properties/credential_kind"));
    }

    @Test
    void theDocumentListsTheKindsThatServicesAreToldOf() throws IOException {
        assertEquals(
                labels(CredentialKind::admitsToServices),
                listed("/paths/~1v1~1auth~1verify/get/responses/200/headers/X-Keyfolio-Credential/schema"));
    }

    private static Set<String> labels(Predicate<CredentialKind> wanted) {
        return all(wanted).map(CredentialKind::label).collect(toSet());
    }

    private static Stream<CredentialKind> all(Predicate<CredentialKind> wanted) {
        return Arrays.stream(CredentialKind.values()).filter(wanted);
    }

    /** The strings that a schema admits, without null. */
    private static Set<String> listed(String schema) throws IOException {
        JsonNode values =
                new YAMLMapper().readTree(DOCUMENT.toFile()).at(schema).get("enum");
        return StreamSupport.stream(values.spliterator(), false)
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText)
                .collect(toSet());
    }
}
