package io.keyfolio.platform.http.address;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class UserAgentIT extends UserAgentTest {}
