package io.keyfolio.concurrency;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class ConcurrentChangesIT extends ConcurrentChangesTest {}
