package io.keyfolio.feature.keys;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class KeyExpiryIT extends KeyExpiryTest {}
