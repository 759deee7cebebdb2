package io.keyfolio.feature.verification.discovery;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class ServerMetadataIT extends ServerMetadataTest {}
