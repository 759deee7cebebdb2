package io.keyfolio.fuzz;

import io.keyfolio.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Tag;

/** As {@link FuzzTest}, with as many requests as there is time for outside of the full lane. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@Tag("slow")
class LongFuzzTest extends RandomRequests {

    private static final int TIMES = 5;

    @Override
    int requests() {
        return super.requests() * TIMES;
    }
}
