package io.keyfolio.identity.audit;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class NothingChangedIT extends NothingChangedTest {}
