package io.keyfolio.identity.invalidation;

import io.keyfolio.identity.id.AccountId;
import io.keyfolio.identity.id.ApiKeyId;
import io.keyfolio.identity.id.MachineId;
import java.util.Optional;
import java.util.UUID;

/**
 * A change that invalidates cache entries or agent connections. Triggers (migrations 2 to 5) notify all replicas of it; the
 * replica that made the change also fires it as an event as soon as the change has committed.
 */
public sealed interface Change {

    /** The account API key was replaced, or the account was deleted. */
    record AccountKeyEnded(AccountId account) implements Change {}

    /** The account's row has changed, or one of its sessions has changed or ended. */
    record AccountChanged(AccountId account) implements Change {}

    /** An API key was deleted or changed. */
    record ApiKeyChanged(ApiKeyId id, AccountId account) implements Change {}

    /** A machine was deleted, or another connection took it over. */
    record AgentMoved(MachineId machine) implements Change {}

    /** Parses a trigger's notification; empty for a kind of change that only a newer schema defines. */
    static Optional<Change> parse(String payload) {
        String[] words = payload.split(" ", -1);
        return switch (words[0]) {
            case "account-key" -> Optional.of(new AccountKeyEnded(account(words[1])));
            case "account" -> Optional.of(new AccountChanged(account(words[1])));
            case "api-key" -> Optional.of(new ApiKeyChanged(new ApiKeyId(Long.parseLong(words[1])), account(words[2])));
            case "agent" -> Optional.of(new AgentMoved(new MachineId(UUID.fromString(words[1]))));
            default -> Optional.empty();
        };
    }

    /** The time of the change from a trigger's notification: milliseconds since 1970, by the database's clock. */
    static long toldAt(String payload) {
        return Long.parseLong(payload.substring(payload.lastIndexOf(' ') + 1));
    }

    private static AccountId account(String word) {
        return new AccountId(UUID.fromString(word));
    }
}
