package io.keyfolio.fuzz;

import io.keyfolio.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;

/** Random requests to the packaged service. */
@QuarkusIntegrationTest
@WithTestResource(PostgresResource.class)
class FuzzIT extends RandomRequests {}
