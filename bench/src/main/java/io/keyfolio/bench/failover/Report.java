package io.keyfolio.bench.failover;

import io.keyfolio.bench.revocation.Outages;
import io.keyfolio.bench.revocation.Survey;
import io.keyfolio.bench.revocation.Tally;
import java.util.List;

/** The report at the end of the trial. */
final class Report {

    private final Tally tally;
    private final Survey survey;
    private final AgentTally agents;
    private long violations;

    Report(Tally tally, Survey survey, AgentTally agents) {
        this.tally = tally;
        this.survey = survey;
        this.agents = agents;
    }

    /** Prints the report; returns whether every count of violations is 0. */
    boolean print(List<Row> rows) {
        System.out.println();
        System.out.println(Row.HEADER);
        rows.forEach(System.out::println);
        System.out.printf(
                "%n%d verifications; %d changes acknowledged, %d unknown%n",
                tally.verifications.sum(), tally.acknowledged.sum(), tally.unknown.sum());
        System.out.printf(
                "during faults, and until %d s after recovery: %d times 503, %d times no answer%n",
                Outages.GRACE_SECONDS, tally.unavailable.sum(), tally.unanswered.sum());
        System.out.printf(
                "asked of every replica at the end: %d good tokens, %d ended ones%n",
                survey.good.sum(), survey.ended.sum());
        System.out.printf(
                "recoveries that took longer than 3 s: %d of %d%n",
                rows.stream().filter(Row::isSlow).count(), rows.size());
        mustBeZero("accepted more than " + Tally.BOUND_MILLIS + " ms after its end", tally.acceptedTooLate.sum());
        mustBeZero("refused although good", tally.refusedWrongly.sum());
        mustBeZero(
                "acknowledged changes lost, after a fault",
                rows.stream().mapToLong(Row::contradictions).sum());
        mustBeZero("acknowledged beginnings lost, at the end", survey.lostIssues.sum());
        mustBeZero("acknowledged ends lost, at the end", survey.lostEnds.sum());
        mustBeZero("not answered at the end", survey.undecided.sum());
        mustBeZero("errors other than 503, such as 500", tally.otherErrors.sum());
        mustBeZero("503 without Retry-After", tally.unavailableForever.sum());
        mustBeZero("errors without a fault", tally.errorsOutside.sum());
        mustBeZero(
                "faults after which a replica did not answer",
                rows.stream().filter(Row::isForever).count());
        mustBeZero("agents connected for too long", agents.late());
        mustBeZero("agents that lost their connection", agents.lost());
        return violations == 0;
    }

    private void mustBeZero(String what, long number) {
        violations += number;
        System.out.printf("%-42s %6d%s%n", what, number, number == 0 ? "" : "  MUST BE 0");
    }
}
