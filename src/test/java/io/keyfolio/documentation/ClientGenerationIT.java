package io.keyfolio.documentation;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class ClientGenerationIT extends ClientGenerationTest {}
