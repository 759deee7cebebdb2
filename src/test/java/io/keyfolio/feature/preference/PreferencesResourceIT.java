package io.keyfolio.feature.preference;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class PreferencesResourceIT extends PreferencesResourceTest {}
