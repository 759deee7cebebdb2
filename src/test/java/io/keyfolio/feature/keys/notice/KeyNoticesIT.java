package io.keyfolio.feature.keys.notice;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class KeyNoticesIT extends KeyNoticesTest {}
