package io.keyfolio.bench.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** The statistics that benchmarks print are computed correctly. */
class StatisticsTest {

    @Test
    void aQuantileIsTheSmallestValueThatTheShareDoesNotExceed() {
        double[] values = {40, 10, 30, 20};

        assertEquals(10, Statistics.quantile(0, values));
        assertEquals(20, Statistics.quantile(0.5, values));
        assertEquals(40, Statistics.quantile(0.95, values));
        assertEquals(40, Statistics.quantile(1, values));
    }

    @Test
    void noValuesHaveNoQuantile() {
        assertEquals(Double.NaN, Statistics.quantile(0.5));
    }

    @Test
    void theMedianOfAnEvenNumberIsTheMeanOfTheTwoInTheMiddle() {
        assertEquals(2.5, Statistics.median(4, 1, 3, 2));
        assertEquals(2, Statistics.median(3, 1, 2));
    }

    /** Compares samples with the means 3 and 6 and the variances 2.5 and 10. */
    @Test
    void welchComparesMeansByTheirVariances() {
        double[] one = {1, 2, 3, 4, 5};
        double[] other = {2, 4, 6, 8, 10};

        assertEquals(-3 / Math.sqrt(2.5), Statistics.welch(one, other), 1e-12);
    }
}
