package io.keyfolio.platform.http.compression;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Responses of more than a kilobyte are compressed, because a shorter one saves a packet at most. */
class CompressedLengthTest {

    @ParameterizedTest
    @CsvSource({"0, false", "1024, false", "1025, true"})
    void answersOverAKilobyteAreCompressed(int length, boolean compressed) {
        assertEquals(
                compressed, ResponseCompression.compressNow(new byte[length]).isPresent());
    }
}
