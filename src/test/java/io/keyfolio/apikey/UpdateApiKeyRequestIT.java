package io.keyfolio.apikey;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class UpdateApiKeyRequestIT extends UpdateApiKeyRequestTest {}
