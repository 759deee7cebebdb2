package io.keyfolio.identity.password;

import io.smallrye.mutiny.Uni;
import java.util.function.Supplier;

/** The failure of an attempt whose password hash was replaced meanwhile, by a change of the password or by a login. */
public final class PasswordChangedConcurrently extends RuntimeException {

    private PasswordChangedConcurrently() {
        super("the password's hash was replaced meanwhile", null, false, false);
    }

    /** Throws unless the hash was still the one that the attempt read. */
    public static void unless(boolean stillThere) {
        if (!stillThere) {
            throw new PasswordChangedConcurrently();
        }
    }

    /** Makes the attempt, and repeats it once if the hash changed meanwhile; fails with the refusal if it changes again. */
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
