package io.keyfolio.identity.account.username;

import io.keyfolio.platform.config.check.SettingFormat;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.hibernate.validator.constraints.time.DurationMin;

/** What operators may choose about usernames. */
@ConfigMapping(prefix = "keyfolio.username")
interface UsernameConfig {

    /**
     * How long a username stays reserved for its account after a change of the username or the deletion of the account. No
     * other account can take it before.
     */
    @DurationMin
    @WithDefault("30D")
    Duration reservedFor();

    /**
     * Usernames that no account can take, in addition to {@code admin}, {@code administrator}, {@code anonymous}, {@code api},
     * {@code null}, {@code root}, {@code system} and {@code undefined}. Case is ignored. Existing accounts keep them.
     */
    @SettingFormat(example = "billing,support")
    Optional<List<String>> reserved();
}
