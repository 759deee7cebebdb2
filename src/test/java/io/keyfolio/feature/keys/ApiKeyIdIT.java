package io.keyfolio.feature.keys;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class ApiKeyIdIT extends ApiKeyIdTest {}
