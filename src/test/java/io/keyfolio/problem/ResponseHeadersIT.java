package io.keyfolio.problem;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class ResponseHeadersIT extends ResponseHeadersTest {}
