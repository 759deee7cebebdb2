package io.keyfolio.apikey;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class ChangeRightsIT extends ChangeRightsTest {}
