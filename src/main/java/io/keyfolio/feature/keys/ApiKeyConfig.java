package io.keyfolio.feature.keys;

import io.keyfolio.platform.config.check.SettingFormat;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import java.util.Optional;
import org.hibernate.validator.constraints.time.DurationMin;

/** What operators may choose about API keys. */
@ConfigMapping(prefix = "keyfolio.api-key")
interface ApiKeyConfig {

    /** A prefix of the random part of new API keys, such as {@code acme_}, with which secret scanners recognise a leaked key. */
    @SettingFormat(example = "acme_")
    Optional<@Pattern(regexp = "[a-z]{2,8}_") String> tokenPrefix();

    /** How many API keys an account may hold. */
    @Min(1)
    @Max(1_000_000)
    @WithDefault("100")
    int maxPerAccount();

    /** How often times of last use of API keys are written. */
    @DurationMin(millis = 100)
    @WithDefault("5S")
    Duration lastUseFlush();

    /** How often API keys are looked for that end soon or have not been used for a year, to tell their owners by mail. */
    @DurationMin(seconds = 1)
    @WithDefault("10M")
    Duration noticeCheck();
}
