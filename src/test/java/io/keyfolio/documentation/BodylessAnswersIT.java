package io.keyfolio.documentation;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class BodylessAnswersIT extends BodylessAnswersTest {}
