package io.keyfolio.browser;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class SecurityHeadersIT extends SecurityHeadersTest {}
