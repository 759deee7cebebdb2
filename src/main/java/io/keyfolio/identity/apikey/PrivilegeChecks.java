package io.keyfolio.identity.apikey;

import io.keyfolio.identity.credential.Ability;
import io.keyfolio.identity.credential.Caller;
import io.keyfolio.identity.id.ApiKeyId;
import io.keyfolio.platform.problem.DomainException.Forbidden;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;

/** The checks that keep a caller from gaining abilities by way of an API key. */
@Singleton
public class PrivilegeChecks {

    private final Caller caller;

    PrivilegeChecks(Caller caller) {
        this.caller = caller;
    }

    /** Fails with {@link Forbidden} unless the caller holds all of the abilities. */
    public void requireHeld(Collection<String> abilities) {
        if (!Ability.coversAll(caller.abilities(), abilities)) {
            throw new Forbidden("This credential cannot issue a key with abilities that it does not hold itself.");
        }
    }

    /** Fails with {@link Forbidden} unless the caller and the key, which has {@code held}, both hold all of {@code wanted}. */
    public void requireNarrower(String[] held, Collection<String> wanted) {
        requireHeld(wanted);
        if (!Ability.coversAll(List.of(held), wanted)) {
            throw new Forbidden("A key cannot be given abilities that it does not hold; create another one.");
        }
    }

    /**
     * Emits the keys if the caller may change them; fails with {@link Forbidden} when one of them has abilities that the caller
     * lacks, or when the caller is a key in its grace period.
     */
    public Uni<KeyRotation> requireChangeable(KeyRotation target) {
        boolean covered =
                target.keys().stream().allMatch(key -> Ability.coversAll(caller.abilities(), List.of(key.abilities)));
        if (!covered) {
            throw new Forbidden("This credential cannot change a key that may do more than itself.");
        }
        return requireNotReplaced().replaceWith(target);
    }

    /**
     * Fails with {@link Forbidden} when the caller is a key that another one has replaced. Call it in the transaction of the
     * change, after the account is locked, so that it includes a concurrent rotation.
     */
    public Uni<Void> requireNotReplaced() {
        ApiKeyId key = caller.credential().apiKeyId();
        return key == null
                ? Uni.createFrom().voidItem()
                : ApiKey.isReplaced(key).invoke(PrivilegeChecks::refuseReplaced).replaceWithVoid();
    }

    private static void refuseReplaced(boolean replaced) {
        if (replaced) {
            throw new Forbidden(
                    "This key was replaced and is in its grace period: it cannot change keys; use its successor.");
        }
    }
}
