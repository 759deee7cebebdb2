package io.keyfolio.identity.invalidation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.keyfolio.identity.id.AccountId;
import io.keyfolio.identity.id.ApiKeyId;
import io.keyfolio.identity.id.MachineId;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The notifications of triggers, and the changes that the service reads from them. */
class ChangeTest {

    private static final UUID ID = UUID.fromString("0d5f1d0c-6d0c-4d6e-9b61-3c1f8f0a7c11");
    private static final AccountId ACCOUNT = new AccountId(ID);

    @ParameterizedTest
    @MethodSource("payloads")
    void payloadIsUnderstood(String payload, Change expected) {
        assertEquals(Optional.ofNullable(expected), Change.parse(payload));
    }

    static Stream<Arguments> payloads() {
        return Stream.of(
                arguments("account-key " + ID + " 1785000000000", new Change.AccountKeyEnded(ACCOUNT)),
                arguments("account " + ID + " 1785000000000", new Change.AccountChanged(ACCOUNT)),
                arguments("api-key 7 " + ID + " 1785000000000", new Change.ApiKeyChanged(new ApiKeyId(7), ACCOUNT)),
                arguments("agent " + ID + " 1785000000000", new Change.AgentMoved(new MachineId(ID))),
                arguments("of a later version", null),
                arguments("", null));
    }
}
