package io.keyfolio.compression;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class SecretsUncompressedIT extends SecretsUncompressedTest {}
