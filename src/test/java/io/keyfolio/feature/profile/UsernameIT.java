package io.keyfolio.feature.profile;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class UsernameIT extends UsernameTest {}
