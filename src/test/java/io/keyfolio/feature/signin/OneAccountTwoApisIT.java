package io.keyfolio.feature.signin;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class OneAccountTwoApisIT extends OneAccountTwoApisTest {}
