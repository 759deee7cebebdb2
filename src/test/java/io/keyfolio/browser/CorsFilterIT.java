package io.keyfolio.browser;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class CorsFilterIT extends CorsFilterTest {}
