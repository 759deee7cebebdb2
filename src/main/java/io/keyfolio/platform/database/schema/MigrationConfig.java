package io.keyfolio.platform.database.schema;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What operators may choose about the schema. */
@ConfigMapping(prefix = "keyfolio.migrate")
interface MigrationConfig {

    /** Whether the start migrates the schema. Without it, the service refuses to start on an older schema. */
    @WithDefault("true")
    boolean atStart();
}
