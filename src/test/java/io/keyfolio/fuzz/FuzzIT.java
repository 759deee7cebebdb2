package io.keyfolio.fuzz;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class FuzzIT extends FuzzTest {

    /** A quarter: the same service was asked for all of it before it was packaged. */
    @Override
    int requests() {
        return super.requests() / 4;
    }
}
