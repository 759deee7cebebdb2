package io.keyfolio.client;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class UserAgentIT extends UserAgentTest {}
