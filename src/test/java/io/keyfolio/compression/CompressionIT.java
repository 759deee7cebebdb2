package io.keyfolio.compression;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class CompressionIT extends CompressionTest {}
