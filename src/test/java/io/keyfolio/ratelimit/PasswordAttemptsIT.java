package io.keyfolio.ratelimit;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class PasswordAttemptsIT extends PasswordAttemptsTest {}
