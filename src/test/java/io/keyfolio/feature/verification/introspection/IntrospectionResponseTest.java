package io.keyfolio.feature.verification.introspection;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.keyfolio.identity.credential.CredentialKind;
import io.keyfolio.testing.PublishedKind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The introspection response for a credential of each kind. */
class IntrospectionResponseTest {

    @ParameterizedTest
    @EnumSource
    void describesEachKind(CredentialKind kind) {
        PublishedKind published = PublishedKind.of(kind);

        IntrospectionResponse response = IntrospectionResponse.of(published.verified());

        assertEquals(
                new IntrospectionResponse(
                        true,
                        PublishedKind.ACCOUNT_UUID,
                        "johndoe",
                        published.abilities(),
                        published.apiKeyId(),
                        null,
                        0L,
                        "Bearer",
                        true),
                response);
    }
}
