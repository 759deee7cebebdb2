package io.keyfolio.operations;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class ManagementIT extends ManagementTest {}
