package io.keyfolio.profile;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class AvatarIT extends AvatarTest {}
