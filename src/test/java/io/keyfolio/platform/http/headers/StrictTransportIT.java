package io.keyfolio.platform.http.headers;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class StrictTransportIT extends StrictTransportTest {}
