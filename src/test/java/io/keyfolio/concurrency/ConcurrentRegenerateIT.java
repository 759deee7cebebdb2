package io.keyfolio.concurrency;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class ConcurrentRegenerateIT extends ConcurrentRegenerateTest {}
