package io.keyfolio.profile;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class ProfileResourceIT extends ProfileResourceTest {}
