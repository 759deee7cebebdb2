package io.keyfolio.apikey;

import io.keyfolio.problem.Denied;
import io.keyfolio.security.Ability;
import io.keyfolio.security.Caller;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;

/** Nobody hands on what they do not hold: a key would otherwise be a way to more rights. */
@Singleton
class KeyRights {

    private final Caller caller;

    KeyRights(Caller caller) {
        this.caller = caller;
    }

    /** Fails with {@link Denied} when the caller does not hold all of them. */
    void requireHeld(Collection<String> abilities) {
        if (!Ability.coversAll(caller.abilities(), abilities)) {
            throw new Denied("This credential cannot issue a key with abilities that it does not hold itself.");
        }
    }

    /** Fails with {@link Denied} when a key that may do {@code held} would be given more than that, or than the caller holds. */
    void requireNarrower(String[] held, Collection<String> wanted) {
        requireHeld(wanted);
        if (!Ability.coversAll(List.of(held), wanted)) {
            throw new Denied("A key cannot be given abilities that it does not hold; create another one.");
        }
    }
}
