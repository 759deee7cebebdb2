package io.keyfolio.platform.json;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class OptionalBodyIT extends OptionalBodyTest {}
