package io.keyfolio.benchmark;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class BenchmarkResourceIT extends BenchmarkResourceTest {}
