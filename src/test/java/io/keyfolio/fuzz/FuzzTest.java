package io.keyfolio.fuzz;

import io.keyfolio.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** Random requests to the service on the JVM. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class FuzzTest extends RandomRequests {}
