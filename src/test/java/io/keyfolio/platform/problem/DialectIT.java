package io.keyfolio.platform.problem;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class DialectIT extends DialectTest {}
