package io.keyfolio.identity.session;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class JsonWebKeysIT extends JsonWebKeysTest {}
