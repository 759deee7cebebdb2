package io.keyfolio.bench.failover;

import java.util.ArrayList;
import java.util.List;

/** The successful requests of one kind, in the order of their responses. Times are those of this process. */
final class Timeline {

    private static final long LEAST_GAP_NANOS = 500_000_000L;

    private final List<Success> successes = new ArrayList<>();

    /** Records a success, and who responded. */
    synchronized void add(String source, long started, long ended) {
        successes.add(new Success(source, started, ended));
    }

    /** The sum of the periods after that time in which no request succeeded for half a second or longer. */
    synchronized long gapsSince(long instant) {
        long sum = 0;
        long last = instant;
        for (Success success : since(instant)) {
            sum += success.ended - last >= LEAST_GAP_NANOS ? success.ended - last : 0;
            last = Math.max(last, success.ended);
        }
        return sum;
    }

    /** The times after that time at which requests succeeded again after a gap, or with another source. */
    synchronized List<Long> returnsSince(long instant) {
        List<Long> returns = new ArrayList<>();
        long last = instant;
        String source = null;
        for (Success success : since(instant)) {
            if (success.ended - last >= LEAST_GAP_NANOS || (source != null && !source.equals(success.source))) {
                returns.add(success.ended);
            }
            source = success.source;
            last = Math.max(last, success.ended);
        }
        return returns;
    }

    private List<Success> since(long instant) {
        return successes.stream().filter(success -> success.ended - instant > 0).toList();
    }

    /** The end of the first successful request that started after that time, or the maximum without one. */
    synchronized long firstSuccessAfter(long instant) {
        return successes.stream()
                .filter(success -> success.started - instant >= 0)
                .mapToLong(Success::ended)
                .min()
                .orElse(Long.MAX_VALUE);
    }

    boolean hasSuccessAfter(long instant) {
        return firstSuccessAfter(instant) != Long.MAX_VALUE;
    }

    private record Success(String source, long started, long ended) {}
}
