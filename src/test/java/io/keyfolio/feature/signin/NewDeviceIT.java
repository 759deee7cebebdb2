package io.keyfolio.feature.signin;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class NewDeviceIT extends NewDeviceTest {}
