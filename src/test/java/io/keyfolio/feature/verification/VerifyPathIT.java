package io.keyfolio.feature.verification;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class VerifyPathIT extends VerifyPathTest {}
