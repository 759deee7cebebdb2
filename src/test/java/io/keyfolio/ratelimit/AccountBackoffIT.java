package io.keyfolio.ratelimit;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class AccountBackoffIT extends AccountBackoffTest {}
