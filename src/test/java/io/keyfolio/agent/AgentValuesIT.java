package io.keyfolio.agent;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class AgentValuesIT extends AgentValuesTest {}
