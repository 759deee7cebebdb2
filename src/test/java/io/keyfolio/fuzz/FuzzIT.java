package io.keyfolio.fuzz;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class FuzzIT extends FuzzTest {}
