package io.keyfolio.platform.http.compression;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AcceptedCodingsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gzip",
                "GZip",
                "x-gzip",
                "gzip, deflate, br, zstd",
                " br , gzip ; q=0.001",
                "gzip;q=1.000",
                "gzip; Q=0.5",
                "*",
                "br, *;q=0.1",
                "gzip;q=0.5, identity;q=0.5",
                "gzip, identity;q=0",
                "*, identity;q=0.5"
            })
    void gzipIsPreferred(String accepted) {
        assertTrue(new AcceptedCodings(List.of(accepted)).preferGzip());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ",",
                "identity",
                "br",
                "deflate",
                "gzipped",
                "gzip;q=0",
                "gzip;q=0.000",
                "*;q=0",
                "gzip;q=0, *",
                "*, gzip;q=0",
                "gzip;q=0.5, identity",
                "gzip;q=0.4, identity;q=0.5",
                "*;q=0.4, identity",
                "gzip;q=",
                "gzip;q=nonsense",
                "gzip;q=-1",
                "gzip;q=1e9",
                "gzip;q=0.12345"
            })
    void gzipIsNotPreferred(String accepted) {
        assertFalse(new AcceptedCodings(List.of(accepted)).preferGzip());
    }

    @Test
    void linesAreOneList() {
        assertTrue(new AcceptedCodings(List.of("br", "gzip")).preferGzip());
        assertFalse(new AcceptedCodings(List.of("gzip;q=0.5", "identity")).preferGzip());
    }
}
