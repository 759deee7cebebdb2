package io.keyfolio.platform.openapi;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class OpenApiDocumentIT extends OpenApiDocumentTest {}
