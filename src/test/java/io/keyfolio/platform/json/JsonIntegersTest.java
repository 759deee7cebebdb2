package io.keyfolio.platform.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.math.BigInteger;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonIntegersTest {

    private static final String MUCH = "9".repeat(65_000);
    private static final String ZEROS = "0".repeat(65_000);

    static Stream<String> longNumbers() {
        return Stream.of(
                MUCH,
                "-" + MUCH,
                "0." + MUCH,
                MUCH + ".0",
                "1" + ZEROS,
                "0." + ZEROS + "1",
                "1." + ZEROS,
                "1e" + MUCH,
                "1e-" + MUCH,
                "1e" + ZEROS + "1",
                "0e" + MUCH,
                "1e999999999",
                "1e2147483648",
                "1e-999999999",
                MUCH + "e-65000");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0, 0",
        "0.0, 0",
        "-0.0e7, 0",
        "0e999999999, 0",
        "0e-999999999, 0",
        "86400, 86400",
        "86400.0, 86400",
        "8.64e4, 86400",
        "8.64E+4, 86400",
        "864000e-1, 86400",
        "0.00864e7, 86400",
        "86400.000e0, 86400",
        "-1.5e1, -15",
        "1e0004, 10000",
        "9223372036854775807, 9223372036854775807",
        "9223372036854775807.0, 9223372036854775807",
        "92233720368547758070e-1, 9223372036854775807",
        "9223372036854775808, 9223372036854775808",
        "9.223372036854775808e18, 9223372036854775808",
        "-9223372036854775809, -9223372036854775809"
    })
    void integerIsReadHoweverItIsWritten(String text, BigInteger number) {
        assertEquals(Optional.of(number), JsonIntegers.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"0.5", "1.5", "1e-1", "86400.1", "8.64e1", "1e-999999999", "10e-2", "0.1e0", "", "x", "NaN", "1e"
            })
    void anythingElseIsNoInteger(String text) {
        assertEquals(Optional.empty(), JsonIntegers.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e19", "1e20", "1e999999999", "1e99999999999999999999", "123456789012345678901234567890"})
    void numberBeyondAllFieldsStaysBeyondThem(String text) {
        BigInteger most = BigInteger.valueOf(Long.MAX_VALUE);

        assertEquals(1, JsonIntegers.parse(text).orElseThrow().compareTo(most));
        assertEquals(-1, JsonIntegers.parse("-" + text).orElseThrow().compareTo(most.negate()));
    }

    @ParameterizedTest
    @MethodSource("longNumbers")
    void noNumberTakesLong(String text) {
        JsonIntegers.parse(text);

        assertTimeout(Duration.ofMillis(100), () -> JsonIntegers.parse(text));
    }
}
