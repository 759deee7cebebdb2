package io.keyfolio.platform.http.listen;

import io.keyfolio.platform.config.check.SettingFormat;
import io.keyfolio.platform.config.check.SettingKind;
import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** Where clients reach the service. */
@ConfigMapping(prefix = "keyfolio")
public interface PublicUrlConfig {

    /** The URL before the paths of the APIs; the issuer of session tokens and of the metadata for OAuth clients. */
    @SettingFormat(value = SettingKind.URL, example = "https://keys.example.com")
    Optional<String> publicUrl();
}
