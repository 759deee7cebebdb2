package io.keyfolio.exchange;

import io.keyfolio.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** HTTP/2 with bodies of unannounced length, as gateways forward chunked bodies. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class Http2StreamedExchangesTest extends Http2Exchanges {

    @Override
    boolean announcesLength() {
        return false;
    }
}
