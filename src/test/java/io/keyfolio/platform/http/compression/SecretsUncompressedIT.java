package io.keyfolio.platform.http.compression;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class SecretsUncompressedIT extends SecretsUncompressedTest {}
