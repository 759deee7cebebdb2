package io.keyfolio.identity.credential.lookup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.keyfolio.identity.credential.Credential;
import io.keyfolio.identity.credential.CredentialKind;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The resolvers of tokens, and their order. */
class CredentialVerifierTest {

    @Test
    void doesNotStartWithoutAResolverForEachKind() {
        List<CredentialResolver> oneShort = all().skip(1).toList();

        assertThrows(IllegalStateException.class, () -> new CredentialVerifier(oneShort));
    }

    @Test
    void doesNotStartWithTwoResolversForOneKind() {
        List<CredentialResolver> oneTwice = Stream.concat(all(), all().limit(1)).toList();

        assertThrows(IllegalStateException.class, () -> new CredentialVerifier(oneTwice));
    }

    /** The container injects the resolvers in any order. */
    @Test
    void asksTheKindsInTheirOrder() {
        List<CredentialResolver> backwards =
                all().sorted((one, other) -> other.kind().compareTo(one.kind())).toList();

        assertEquals("api-key", new CredentialVerifier(backwards).claimedLabel("all of them claim it"));
    }

    @Test
    void whatNoKindClaimsIsNotFound() {
        CredentialVerifier verifier = new CredentialVerifier(all().toList());

        assertEquals("unknown", verifier.claimedLabel(""));
        LookupResult result = verifier.lookUp("").subscribeAsCompletionStage().join();
        assertNull(result.verified());
        assertFalse(result.isRead());
    }

    private static Stream<CredentialResolver> all() {
        return Arrays.stream(CredentialKind.values()).map(ClaimsWhatIsNotEmpty::new);
    }

    private record ClaimsWhatIsNotEmpty(CredentialKind kind) implements CredentialResolver {

        @Override
        public boolean claims(String token) {
            return !token.isEmpty();
        }

        @Override
        public Uni<LookupResult> lookUp(String token) {
            return Uni.createFrom().item(LookupResult.NEVER);
        }

        @Override
        public void noteUse(Credential credential, HttpServerRequest request) {}
    }
}
