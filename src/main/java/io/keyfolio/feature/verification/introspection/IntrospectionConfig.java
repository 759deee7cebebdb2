package io.keyfolio.feature.verification.introspection;

import io.keyfolio.platform.config.check.SettingFormat;
import io.smallrye.config.ConfigMapping;
import java.util.List;
import java.util.Optional;

/** What operators may choose about introspection. */
@ConfigMapping(prefix = "keyfolio.introspection")
interface IntrospectionConfig {

    /**
     * The accounts that may introspect tokens: ids (the {@code uuid} of {@code GET /v1/auth/user}) or usernames. An id is
     * safer, because anybody can sign up with a free username. Without the setting, no account may.
     */
    @SettingFormat(example = "orders-service")
    Optional<List<String>> accounts();
}
