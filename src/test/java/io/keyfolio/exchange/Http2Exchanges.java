package io.keyfolio.exchange;

import io.keyfolio.testing.OverHttp2;
import io.restassured.RestAssured;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Sends the same requests over HTTP/2. The subclasses choose whether bodies announce their length. */
abstract class Http2Exchanges extends Exchanges {

    private OverHttp2 http2;

    @BeforeEach
    void speakHttp2() {
        http2 = new OverHttp2(announcesLength());
        RestAssured.filters(http2);
    }

    /** Whether bodies announce their length. */
    abstract boolean announcesLength();

    @AfterEach
    void speakHttp1() {
        RestAssured.replaceFiltersWith(List.of());
        http2.close();
    }
}
