package io.keyfolio.feature.signin.refresh;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class RefreshResourceIT extends RefreshResourceTest {}
