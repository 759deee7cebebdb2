package io.keyfolio.platform.database.address;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class DatabaseTlsIT extends DatabaseTlsTest {}
