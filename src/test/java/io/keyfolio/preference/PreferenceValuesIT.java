package io.keyfolio.preference;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class PreferenceValuesIT extends PreferenceValuesTest {}
