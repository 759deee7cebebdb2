package io.keyfolio.audit;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class RateLimitEventsIT extends RateLimitEventsTest {}
