package io.keyfolio.identity.password;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** What operators may choose about passwords. */
@ConfigMapping(prefix = "keyfolio.password")
interface PasswordConfig {

    /** The fewest characters a new password may have. */
    @Min(1)
    @Max(72)
    @WithDefault("6")
    int minLength();

    /** bcrypt's cost: one more doubles the time of each hash. Hashes made at a lower one are raised at the next login. */
    @Min(4)
    @Max(18)
    @WithDefault("10")
    int bcryptCost();
}
