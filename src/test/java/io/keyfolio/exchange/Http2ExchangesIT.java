package io.keyfolio.exchange;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class Http2ExchangesIT extends Http2ExchangesTest {}
