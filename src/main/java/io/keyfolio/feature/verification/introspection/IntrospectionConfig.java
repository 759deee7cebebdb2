package io.keyfolio.feature.verification.introspection;

import io.keyfolio.platform.config.check.SettingFormat;
import io.smallrye.config.ConfigMapping;
import java.util.List;
import java.util.Optional;

/** What operators may choose about introspection. */
@ConfigMapping(prefix = "keyfolio.introspection")
interface IntrospectionConfig {

    /** The accounts that may introspect tokens: ids or usernames. Without any, nobody may. */
    @SettingFormat(example = "orders-service")
    Optional<List<String>> accounts();
}
