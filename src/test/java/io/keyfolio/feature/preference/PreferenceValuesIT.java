package io.keyfolio.feature.preference;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class PreferenceValuesIT extends PreferenceValuesTest {}
