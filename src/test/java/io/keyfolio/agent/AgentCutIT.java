package io.keyfolio.agent;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class AgentCutIT extends AgentCutTest {}
