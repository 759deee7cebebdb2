package io.keyfolio.vsayagent.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** The percentages of shares. */
class PercentageTest {

    @Test
    void shareHasOneDecimal() {
        assertEquals(OptionalDouble.of(33.3), Percentage.of(1, 3));
        assertEquals(OptionalDouble.of(66.7), Percentage.of(2, 3));
    }

    @Test
    void shareIsNeverMoreThanAll() {
        assertEquals(OptionalDouble.of(100.0), Percentage.of(4, 3));
    }

    @Test
    void countsThatMakeNoSenseAreNoShare() {
        assertEquals(OptionalDouble.empty(), Percentage.of(-1, 3));
        assertEquals(OptionalDouble.empty(), Percentage.of(0, 0));
        assertEquals(OptionalDouble.empty(), Percentage.ofShare(Double.NaN));
    }
}
