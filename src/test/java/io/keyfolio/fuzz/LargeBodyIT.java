package io.keyfolio.fuzz;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class LargeBodyIT extends LargeBodyTest {}
