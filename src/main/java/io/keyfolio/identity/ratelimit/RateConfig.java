package io.keyfolio.identity.ratelimit;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** How often one thing may happen: {@code requests} in each {@code per}, and {@code burst} at once after a pause. */
public interface RateConfig {

    boolean enabled();

    @Min(1)
    @Max(1_000_000)
    int requests();

    @DurationMin(millis = 1)
    @DurationMax(days = 365)
    Duration per();

    @Min(1)
    @Max(1_000_000_000)
    int burst();
}
