package io.keyfolio.change;

import java.util.Optional;
import java.util.UUID;

/** Something that ended or moved, on whichever replica it was done; sent by triggers (migration 2). */
public sealed interface Change {

    /** The account's key was replaced, or the account is gone. */
    record AccountKeyEnded(UUID account) implements Change {}

    /** An API key is gone, or may do less. */
    record ApiKeyEnded(long id, UUID account) implements Change {}

    /** A machine was deleted, or another connection has taken it over. */
    record AgentMoved(UUID agent) implements Change {}

    /** Reads what a trigger sent; empty for what a newer version of the schema may send. */
    static Optional<Change> parse(String payload) {
        String[] words = payload.split(" ", -1);
        return switch (words[0]) {
            case "account-key" -> Optional.of(new AccountKeyEnded(UUID.fromString(words[1])));
            case "api-key" -> Optional.of(new ApiKeyEnded(Long.parseLong(words[1]), UUID.fromString(words[2])));
            case "agent" -> Optional.of(new AgentMoved(UUID.fromString(words[1])));
            default -> Optional.empty();
        };
    }
}
