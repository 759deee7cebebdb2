package io.keyfolio.identity.invalidation;

import java.util.Optional;
import java.util.UUID;

/**
 * Something that ended, moved or is different now, on whichever replica it was done: sent by triggers (migrations 2 and 3)
 * to all of them, and announced by the replica that did it to itself as soon as it has committed.
 */
public sealed interface Change {

    /** The account's key was replaced, or the account is gone. */
    record AccountKeyEnded(UUID account) implements Change {}

    /** What the account's row says is different now, or a session of it has ended. */
    record AccountChanged(UUID account) implements Change {}

    /** An API key is gone, or may do less. */
    record ApiKeyChanged(long id, UUID account) implements Change {}

    /** A machine was deleted, or another connection has taken it over. */
    record AgentMoved(UUID agent) implements Change {}

    /** Reads what a trigger sent; empty for what a newer version of the schema may send. */
    static Optional<Change> parse(String payload) {
        String[] words = payload.split(" ", -1);
        return switch (words[0]) {
            case "account-key" -> Optional.of(new AccountKeyEnded(UUID.fromString(words[1])));
            case "account" -> Optional.of(new AccountChanged(UUID.fromString(words[1])));
            case "api-key" -> Optional.of(new ApiKeyChanged(Long.parseLong(words[1]), UUID.fromString(words[2])));
            case "agent" -> Optional.of(new AgentMoved(UUID.fromString(words[1])));
            default -> Optional.empty();
        };
    }

    /** The last word of what a trigger sent: milliseconds since 1970, by the database's clock. */
    static long toldAt(String payload) {
        return Long.parseLong(payload.substring(payload.lastIndexOf(' ') + 1));
    }
}
