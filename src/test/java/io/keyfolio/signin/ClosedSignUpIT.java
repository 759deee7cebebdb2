package io.keyfolio.signin;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class ClosedSignUpIT extends ClosedSignUpTest {}
