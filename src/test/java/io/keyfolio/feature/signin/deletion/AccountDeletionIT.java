package io.keyfolio.feature.signin.deletion;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class AccountDeletionIT extends AccountDeletionTest {}
