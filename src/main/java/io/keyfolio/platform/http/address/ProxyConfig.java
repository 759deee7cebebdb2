package io.keyfolio.platform.http.address;

import io.keyfolio.platform.config.check.SettingFormat;
import io.keyfolio.platform.config.check.SettingKind;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Optional;

/** What operators say about the proxies that stand between clients and the service. */
@ConfigMapping(prefix = "keyfolio.proxy")
interface ProxyConfig {

    /**
     * The addresses and networks of the proxies whose statements about their clients are trusted. They must hold no clients: a
     * client in them can claim any address.
     */
    @SettingFormat(value = SettingKind.NETWORK, example = "10.0.0.0/8")
    Optional<List<String>> trusted();

    /** The header of trusted proxies that names the client: {@code X-Forwarded-For} or {@code Forwarded}. */
    @SettingFormat(SettingKind.HEADER)
    @WithDefault("X-Forwarded-For")
    String header();
}
