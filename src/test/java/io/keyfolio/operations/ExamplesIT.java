package io.keyfolio.operations;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class ExamplesIT extends ExamplesTest {}
