package io.keyfolio.request;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class EncodedBodyIT extends EncodedBodyTest {}
