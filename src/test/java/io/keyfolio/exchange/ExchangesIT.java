package io.keyfolio.exchange;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class ExchangesIT extends ExchangesTest {}
