package io.keyfolio.feature.agent.presence;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class AgentMetricsIT extends AgentMetricsTest {}
