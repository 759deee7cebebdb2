package io.keyfolio.hostile;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class HostileRequestsIT extends HostileRequestsTest {}
