package io.keyfolio.platform.openapi;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class BodylessAnswersIT extends BodylessAnswersTest {}
