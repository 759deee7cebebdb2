package io.keyfolio.identity.password;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** What operators may choose about passwords. */
@ConfigMapping(prefix = "keyfolio.password")
interface PasswordConfig {

    /** The fewest characters of a new password. The published contract has 6; guides of today recommend 15. */
    @Min(1)
    @Max(72)
    @WithDefault("6")
    int minLength();

    /** Whether a new password is refused if it is one of the 10,000 most common ones. Case is ignored. */
    @WithDefault("true")
    boolean refuseCommon();

    /**
     * The cost of bcrypt for new hashes. One more doubles the time of a login. Hashes of a lower cost are renewed at the next
     * login.
     */
    @Min(4)
    @Max(18)
    @WithDefault("10")
    int bcryptCost();
}
