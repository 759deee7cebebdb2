package io.keyfolio.apikey;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class ExtendedListingIT extends ExtendedListingTest {}
