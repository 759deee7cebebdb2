package io.keyfolio.identity.password;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class CommonPasswordIT extends CommonPasswordTest {}
