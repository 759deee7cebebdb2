package io.keyfolio.exchange;

/** The same where bodies do not say how long they are, as gateways pass on those that came in chunks. */
class Http2StreamedExchangesTest extends Http2ExchangesTest {

    @Override
    boolean announcesLength() {
        return false;
    }
}
