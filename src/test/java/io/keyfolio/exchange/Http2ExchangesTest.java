package io.keyfolio.exchange;

import io.keyfolio.testing.OverHttp2;
import io.keyfolio.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** HTTP/2 carries the same requests and answers. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class Http2ExchangesTest extends Exchanges {

    private OverHttp2 http2;

    @BeforeEach
    void speakHttp2() {
        http2 = new OverHttp2(announcesLength());
        RestAssured.filters(http2);
    }

    boolean announcesLength() {
        return true;
    }

    @AfterEach
    void speakHttp1() {
        RestAssured.replaceFiltersWith(List.of());
        http2.close();
    }
}
