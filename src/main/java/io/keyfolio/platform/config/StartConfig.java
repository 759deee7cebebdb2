package io.keyfolio.platform.config;

import io.keyfolio.platform.config.check.SettingFormat;
import io.keyfolio.platform.config.check.SettingKind;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;

/** What operators may choose about the start. */
@ConfigMapping(prefix = "keyfolio")
interface StartConfig {

    /** Where the embedded PostgreSQL and the generated secrets are kept. */
    @SettingFormat(SettingKind.DIRECTORY)
    @WithDefault(".keyfolio")
    Path dataDir();

    /** What becomes of a start that finds a setting which Keyfolio does not know. */
    @WithDefault("fail")
    UnknownSettings unknownSettings();

    /** Whether unknown settings stop the start, or are logged and ignored: a roll-back meets settings of a newer release. */
    enum UnknownSettings {
        FAIL,
        WARN
    }
}
