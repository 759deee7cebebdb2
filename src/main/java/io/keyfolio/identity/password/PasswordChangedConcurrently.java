package io.keyfolio.identity.password;

import io.smallrye.mutiny.Uni;
import java.util.function.Supplier;

/** An account's password hash is no longer the one that was read: the password was changed, or hashed anew by a login. */
public final class PasswordChangedConcurrently extends RuntimeException {

    private PasswordChangedConcurrently() {
        super("the password's hash was replaced meanwhile", null, false, false);
    }

    /** Fails with this unless the hash was still the one that was read. */
    public static void unless(boolean stillThere) {
        if (!stillThere) {
            throw new PasswordChangedConcurrently();
        }
    }

    /** Makes the attempt, and a second time when the hash moved during the first; if it moves again, that is a refusal. */
    public static <T> Uni<T> tryTwice(Supplier<Uni<T>> attempt, Supplier<Throwable> refusal) {
        return Uni.createFrom()
                .deferred(attempt::get)
                .onFailure(PasswordChangedConcurrently.class)
                .retry()
                .atMost(1)
                .onFailure(PasswordChangedConcurrently.class)
                .transform(moved -> refusal.get());
    }
}
