package io.keyfolio.identity.credential;

import java.security.Principal;
import java.util.Set;
import java.util.UUID;

/** A verified credential: whose it is and what it may do. */
public sealed interface Credential extends Principal {

    /** The role of a caller who signed in; some routes admit nobody else. */
    String SESSION_ROLE = "session";

    /** The account it belongs to. */
    UUID account();

    /** What it may do. */
    Set<String> abilities();

    /** What tells it from all others; no secret. */
    Object key();

    @Override
    default String getName() {
        return account().toString();
    }

    /** One sign-in; it may do everything. */
    record Session(UUID account, UUID id) implements Credential {

        @Override
        public Object key() {
            return id;
        }

        @Override
        public Set<String> abilities() {
            return Set.of(Ability.ALL);
        }
    }

    /** A program's key. */
    record ApiKey(UUID account, long id, Set<String> abilities) implements Credential {

        public ApiKey {
            abilities = Set.copyOf(abilities);
        }

        @Override
        public Object key() {
            return id;
        }
    }

    /**
     * The account API key; it admits agents only. An account has one after another: the digest (SHA-256, hexadecimal)
     * tells which it is.
     */
    record AccountKey(UUID account, String digest) implements Credential {

        @Override
        public Object key() {
            return digest;
        }

        @Override
        public Set<String> abilities() {
            return Set.of(Ability.AGENTS_CONNECT);
        }
    }
}
