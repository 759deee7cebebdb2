package io.keyfolio.exchange;

import io.keyfolio.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** Bodies say how long they are, as those of most clients do. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class Http2ExchangesTest extends Http2Exchanges {

    @Override
    boolean announcesLength() {
        return true;
    }
}
