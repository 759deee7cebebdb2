package io.keyfolio.ratelimit;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class PasswordAttemptLimiterIT extends PasswordAttemptLimiterTest {}
