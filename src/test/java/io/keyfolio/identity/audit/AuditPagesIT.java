package io.keyfolio.identity.audit;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class AuditPagesIT extends AuditPagesTest {}
