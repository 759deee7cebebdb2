package io.keyfolio.feature.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.keyfolio.identity.credential.CredentialKind;
import io.keyfolio.testing.PublishedKind;
import io.vertx.core.MultiMap;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The response headers of verification for each kind of credential, or the refusal of the kind. */
class VerifyResponseHeadersTest {

    @ParameterizedTest
    @EnumSource
    void nameTheKindAndTheApiKey(CredentialKind kind) {
        PublishedKind published = PublishedKind.of(kind);
        MultiMap headers = MultiMap.caseInsensitiveMultiMap();

        VerifyResponseHeaders.put(published.verified(), headers);

        assertEquals(published.label(), headers.get("X-Keyfolio-Credential"));
        assertEquals(published.apiKeyId(), headers.get("X-Keyfolio-Key"));
        assertEquals(published.abilities(), headers.get("X-Keyfolio-Abilities"));
        assertEquals(PublishedKind.ACCOUNT_UUID, headers.get("X-Keyfolio-Account"));
        assertEquals("johndoe", headers.get("X-Keyfolio-Username"));
    }

    @ParameterizedTest
    @EnumSource
    void areRefusedToAKindForAgentsOnly(CredentialKind kind) {
        PublishedKind published = PublishedKind.of(kind);

        Optional<String> objection = new RequiredAbilities(List.of()).objectionTo(published.credential());

        assertEquals(
                published.admitsToServices()
                        ? Optional.empty()
                        : Optional.of("The account API key admits agents only."),
                objection);
    }
}
