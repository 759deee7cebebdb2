package io.keyfolio.feature.agent.transport;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class AgentValuesIT extends AgentValuesTest {}
