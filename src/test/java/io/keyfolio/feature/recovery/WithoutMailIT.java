package io.keyfolio.feature.recovery;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class WithoutMailIT extends WithoutMailTest {}
