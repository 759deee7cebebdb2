package io.keyfolio.feature.sessions;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class SessionListIT extends SessionListTest {}
