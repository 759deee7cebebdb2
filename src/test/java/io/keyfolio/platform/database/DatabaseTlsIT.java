package io.keyfolio.platform.database;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class DatabaseTlsIT extends DatabaseTlsTest {}
