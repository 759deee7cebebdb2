package io.keyfolio.identity.ratelimit;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class AddressLimitsIT extends AddressLimitsTest {}
