package io.keyfolio.session;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class SignatureFloodIT extends SignatureFloodTest {}
