package io.keyfolio.bench.replicas;

import io.keyfolio.bench.harness.Statistics;
import io.keyfolio.bench.revocation.Outages;
import io.keyfolio.bench.revocation.Survey;
import io.keyfolio.bench.revocation.Tally;
import java.util.Arrays;
import java.util.Collection;

/** The report at the end of the trial. */
final class Report {

    private final Tally tally;
    private final Survey survey;
    private long violations;

    Report(Tally tally, Survey survey) {
        this.tally = tally;
        this.survey = survey;
    }

    /** Prints the report; returns whether every count of violations is 0. */
    boolean print(Collection<Long> lags, int notListening) {
        System.out.printf(
                "%d verifications; %d changes acknowledged, %d unknown%n",
                tally.verifications.sum(), tally.acknowledged.sum(), tally.unknown.sum());
        System.out.printf(
                "errors while something was stopped, and until %d s after it was ready: %d%n",
                Outages.GRACE_SECONDS, tally.errorsInside.sum());
        print(lags.stream().mapToLong(Long::longValue).toArray());
        System.out.printf(
                "asked of every replica at the end: %d good tokens, %d ended ones%n",
                survey.good.sum(), survey.ended.sum());
        mustBeZero("accepted more than " + Tally.BOUND_MILLIS + " ms after its end", tally.acceptedTooLate.sum());
        mustBeZero("refused although good", tally.refusedWrongly.sum());
        mustBeZero("acknowledged beginnings lost", survey.lostIssues.sum());
        mustBeZero("acknowledged ends lost", survey.lostEnds.sum());
        mustBeZero("not answered at the end", survey.undecided.sum());
        mustBeZero("errors while nothing was stopped", tally.errorsOutside.sum());
        mustBeZero("replicas that do not listen again", notListening);
        return violations == 0;
    }

    private static void print(long... lags) {
        System.out.printf(
                "lag of the slowest replica over %d watched revocations: p50 %.1f ms, p99 %.1f ms, max %.1f ms%n",
                lags.length, at(0.5, lags), at(0.99, lags), at(1, lags));
    }

    private static double at(double share, long... lags) {
        double[] nanos = Arrays.stream(lags).asDoubleStream().toArray();
        return nanos.length == 0 ? 0 : Statistics.quantile(share, nanos) / 1e6;
    }

    private void mustBeZero(String what, long number) {
        violations += number;
        System.out.printf("%-42s %6d%s%n", what, number, number == 0 ? "" : "  MUST BE 0");
    }
}
