package io.keyfolio.platform.management;

import io.keyfolio.platform.config.check.SettingFormat;
import io.keyfolio.platform.config.check.SettingKind;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** Settings of the management interface, the port of health and metrics. */
@ConfigMapping(prefix = "keyfolio.management")
interface ManagementConfig {

    /** The port of health and metrics; 0 takes a free one. */
    @Min(0)
    @Max(65535)
    @WithDefault("9000")
    int port();

    /** The address of health and metrics. {@code 0.0.0.0} is all interfaces, as in the images and manifests. */
    @SettingFormat(value = SettingKind.HOST, neverEmpty = true)
    @WithDefault("127.0.0.1")
    String host();
}
