package io.keyfolio.identity.password.breach;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class BreachFileIT extends BreachFileTest {}
