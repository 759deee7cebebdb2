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

    /** The networks whose machines are believed when they tell whom they ask for, as addresses or CIDR blocks. */
    @SettingFormat(value = SettingKind.NETWORK, example = "10.0.0.0/8")
    Optional<List<String>> trusted();

    /** The one header they tell it in; another one is the client's own and says nothing. */
    @SettingFormat(SettingKind.HEADER)
    @WithDefault("X-Forwarded-For")
    String header();
}
