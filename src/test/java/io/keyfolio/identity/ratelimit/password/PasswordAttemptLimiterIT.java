package io.keyfolio.identity.ratelimit.password;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class PasswordAttemptLimiterIT extends PasswordAttemptLimiterTest {}
