package io.keyfolio.preference;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class PreferencesResourceIT extends PreferencesResourceTest {}
