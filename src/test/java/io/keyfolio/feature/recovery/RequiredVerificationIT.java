package io.keyfolio.feature.recovery;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class RequiredVerificationIT extends RequiredVerificationTest {}
