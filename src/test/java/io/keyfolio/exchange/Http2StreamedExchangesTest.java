package io.keyfolio.exchange;

import io.keyfolio.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** Bodies do not say how long they are, as gateways pass on those that came in chunks. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class Http2StreamedExchangesTest extends Http2Exchanges {

    @Override
    boolean announcesLength() {
        return false;
    }
}
