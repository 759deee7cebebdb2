package io.keyfolio.problem;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class DialectIT extends DialectTest {}
