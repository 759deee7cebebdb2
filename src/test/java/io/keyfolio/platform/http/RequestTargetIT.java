package io.keyfolio.platform.http;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/** The same test with the packaged service. */
@QuarkusIntegrationTest
class RequestTargetIT extends RequestTargetTest {}
