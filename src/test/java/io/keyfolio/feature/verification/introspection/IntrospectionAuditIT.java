package io.keyfolio.feature.verification.introspection;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class IntrospectionAuditIT extends IntrospectionAuditTest {}
