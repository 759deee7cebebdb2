package io.keyfolio.exchange;

import io.keyfolio.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** HTTP/2 with bodies that announce their length, as most clients send them. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class Http2ExchangesTest extends Http2Exchanges {

    @Override
    boolean announcesLength() {
        return true;
    }
}
