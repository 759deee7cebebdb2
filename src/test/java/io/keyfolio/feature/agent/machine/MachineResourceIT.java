package io.keyfolio.feature.agent.machine;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class MachineResourceIT extends MachineResourceTest {}
