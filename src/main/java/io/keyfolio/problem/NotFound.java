package io.keyfolio.problem;

import io.smallrye.mutiny.Uni;
import java.util.function.UnaryOperator;

/** What was asked for is not there, or not the caller's: the two look the same. */
public final class NotFound extends DomainException {

    public NotFound(String what) {
        super("There is no such " + what + ".");
    }

    /** Fails a {@code Uni} that emits null, for {@code require…} queries. */
    public static <T> UnaryOperator<Uni<T>> whenNull(String what) {
        return found -> found.onItem().ifNull().failWith(() -> new NotFound(what));
    }

    @Override
    int statusIn(Dialect dialect) {
        return 404;
    }
}
