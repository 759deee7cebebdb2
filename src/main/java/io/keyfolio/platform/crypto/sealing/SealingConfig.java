package io.keyfolio.platform.crypto.sealing;

import io.keyfolio.platform.config.check.SettingFormat;
import io.keyfolio.platform.config.check.SettingKind;
import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/** The keys that seal account API keys at rest. */
@ConfigMapping(prefix = "keyfolio.sealing")
interface SealingConfig {

    /**
     * The keys that seal account keys, as {@code id:base64-of-32-bytes}. The first one seals, all of them open. Generated with
     * the embedded database, otherwise required.
     */
    @SettingFormat(value = SettingKind.SEALING_KEYS, example = "k1:$(openssl rand -base64 32)")
    Optional<String> keys();

    /** A file that holds the sealing keys. */
    Optional<Path> keysFile();
}
