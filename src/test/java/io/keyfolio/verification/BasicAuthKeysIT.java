package io.keyfolio.verification;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class BasicAuthKeysIT extends BasicAuthKeysTest {}
