package io.keyfolio.ratelimit;

import java.time.Duration;

/** How often one thing may happen: {@code requests} in each {@code per}, and {@code burst} at once after a pause. */
public interface LimitConfig {

    boolean enabled();

    int requests();

    Duration per();

    int burst();
}
