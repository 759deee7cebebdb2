package io.keyfolio.platform.config;

import io.keyfolio.platform.config.check.SettingFormat;
import io.keyfolio.platform.config.check.SettingKind;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;

/** What operators may choose about the start. */
@ConfigMapping(prefix = "keyfolio")
interface StartConfig {

    /** The directory of the embedded PostgreSQL and the generated secrets. */
    @SettingFormat(SettingKind.DIRECTORY)
    @WithDefault(".keyfolio")
    Path dataDir();

    /** Whether an unknown setting stops the start, or is logged and ignored. A roll-back can meet settings of a newer release. */
    @WithDefault("fail")
    UnknownSettings unknownSettings();

    /** Whether unknown settings stop the start, or are logged and ignored: a roll-back meets settings of a newer release. */
    enum UnknownSettings {
        FAIL,
        WARN
    }
}
