package io.keyfolio.platform.database.schema;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What operators may choose about the schema. */
@ConfigMapping(prefix = "keyfolio.migrate")
interface MigrationConfig {

    /** Whether the service brings its schema up to date when it starts; if not, it refuses to start on an older one. */
    @WithDefault("true")
    boolean atStart();
}
