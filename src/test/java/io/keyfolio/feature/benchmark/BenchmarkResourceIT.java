package io.keyfolio.feature.benchmark;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class BenchmarkResourceIT extends BenchmarkResourceTest {}
