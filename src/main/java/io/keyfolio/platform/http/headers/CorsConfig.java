package io.keyfolio.platform.http.headers;

import io.keyfolio.platform.config.check.SettingFormat;
import io.keyfolio.platform.config.check.SettingKind;
import io.smallrye.config.ConfigMapping;
import java.util.List;
import java.util.Optional;

/** What operators may choose about pages that other servers serve. */
@ConfigMapping(prefix = "keyfolio.cors")
interface CorsConfig {

    /** The origins whose pages may call the two APIs, each exactly as browsers send it. There is no wildcard. */
    @SettingFormat(value = SettingKind.ORIGIN, example = "https://app.example.com")
    Optional<List<String>> origins();
}
