package io.keyfolio.ratelimit;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class AccountDelayIT extends AccountDelayTest {}
