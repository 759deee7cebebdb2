package io.keyfolio.bench.revocation;

import io.keyfolio.bench.harness.Answer;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/** Checks and counts all responses, and prints wrong ones at once. */
public final class Tally {

    public static final int BOUND_MILLIS = 1000;

    static final long BOUND_NANOS = TimeUnit.MILLISECONDS.toNanos(BOUND_MILLIS);
    private static final int TOLD = 20;

    public final LongAdder verifications = new LongAdder();
    public final LongAdder acknowledged = new LongAdder();
    public final LongAdder unknown = new LongAdder();
    public final LongAdder acceptedTooLate = new LongAdder();
    public final LongAdder refusedWrongly = new LongAdder();
    public final LongAdder errorsInside = new LongAdder();
    public final LongAdder errorsOutside = new LongAdder();
    public final LongAdder unavailable = new LongAdder();
    public final LongAdder unavailableForever = new LongAdder();
    public final LongAdder unanswered = new LongAdder();
    public final LongAdder otherErrors = new LongAdder();

    private final long begin = System.nanoTime();
    private final LongAdder told = new LongAdder();
    private final Outages outages;
    private final String path;

    /** Takes the path of the route that verifies tokens. */
    public Tally(Outages outages, String path) {
        this.outages = outages;
        this.path = path;
    }

    /** Verifies a token, and compares the response with the state of the token. */
    public Answer verify(Client client, Route route, Token token) {
        Answer answer = client.ask(route, "GET " + path, token.text(), "");
        verifications.increment();
        if (answer.isRefusal()) {
            refused(route, token, answer);
        } else if (!answer.isSuccess()) {
            error(route, false, answer);
        } else if (token.mustBeRefused(answer.started(), BOUND_NANOS)) {
            accepted(route, token, answer);
        }
        return answer;
    }

    /**
     * Whether the response confirms a change. Without a confirmation the change may have been made; outside of outages, that is
     * an error.
     */
    public boolean isAcknowledged(Route route, Token actor, Answer answer) {
        if (answer.isSuccess()) {
            acknowledged.increment();
            return true;
        }
        unknown.increment();
        if (answer.isRefusal() && actor.mustBeGood()) {
            refused(route, actor, answer);
        } else {
            error(route, true, answer);
        }
        return false;
    }

    private void accepted(Route route, Token token, Answer answer) {
        acceptedTooLate.increment();
        long late = TimeUnit.NANOSECONDS.toMillis(answer.started() - token.endedAt());
        tell("WRONG: %s accepted %s %d ms after its end was acknowledged".formatted(route, token, late));
    }

    private void refused(Route route, Token token, Answer answer) {
        if (token.mustBeGood()) {
            refusedWrongly.increment();
            tell("WRONG: %s refused %s, which is good: %d %s"
                    .formatted(route, token, answer.status(), inShort(answer)));
        }
    }

    private void error(Route route, boolean isChange, Answer answer) {
        if (answer.status() == 503 && !answer.hasRetryAfter()) {
            unavailableForever.increment();
        }
        (answer.status() == 503 ? unavailable : answer.status() == 0 ? unanswered : otherErrors).increment();
        if (outages.excuse(route, isChange, answer)) {
            errorsInside.increment();
        } else {
            errorsOutside.increment();
            tell("ERROR: %s answered a %s with %d after %d ms: %s"
                    .formatted(
                            route,
                            isChange ? "change" : "verification",
                            answer.status(),
                            TimeUnit.NANOSECONDS.toMillis(answer.ended() - answer.started()),
                            inShort(answer)));
        }
    }

    /** Shortens a problem by the members that repeat others. */
    private static String inShort(Answer answer) {
        return answer.body().replaceFirst(",\"(success|error)\":.*", "}");
    }

    private void tell(String text) {
        told.increment();
        if (told.sum() <= TOLD) {
            say(text);
        }
    }

    /** Prints one line with the seconds since the start. */
    public void say(String text) {
        System.out.printf("%6.1f s  %s%n", (System.nanoTime() - begin) / 1e9, text);
    }
}
