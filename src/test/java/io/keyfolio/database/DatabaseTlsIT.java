package io.keyfolio.database;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class DatabaseTlsIT extends DatabaseTlsTest {}
