package io.keyfolio.fuzz;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class FuzzIT extends FuzzTest {

    /** A quarter of the requests, because the full number has run before the packaging. */
    @Override
    int requests() {
        return super.requests() / 4;
    }
}
