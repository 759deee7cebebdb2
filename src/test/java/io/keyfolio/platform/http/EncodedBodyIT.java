package io.keyfolio.platform.http;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class EncodedBodyIT extends EncodedBodyTest {}
