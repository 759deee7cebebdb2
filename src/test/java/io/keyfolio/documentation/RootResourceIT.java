package io.keyfolio.documentation;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class RootResourceIT extends RootResourceTest {}
