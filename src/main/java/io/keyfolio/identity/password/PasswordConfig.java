package io.keyfolio.identity.password;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** What operators may choose about passwords. */
@ConfigMapping(prefix = "keyfolio.password")
interface PasswordConfig {

    /** The fewest characters of a new password. */
    @Min(1)
    @Max(72)
    @WithDefault("6")
    int minLength();

    /**
     * The cost of bcrypt for new hashes. One more doubles the time of a login. Hashes of a lower cost are renewed at the next
     * login.
     */
    @Min(4)
    @Max(18)
    @WithDefault("10")
    int bcryptCost();
}
