package io.keyfolio.platform.http.listen;

import io.keyfolio.platform.config.check.SettingFormat;
import io.keyfolio.platform.config.check.SettingKind;
import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** Where clients reach the service. */
@ConfigMapping(prefix = "keyfolio")
public interface PublicUrlConfig {

    /**
     * The URL at which clients reach the service, without a slash at its end. It is the issuer of session tokens and of the
     * metadata for OAuth clients, and the server in the OpenAPI document. Without it, the metadata name the address of the
     * request.
     */
    @SettingFormat(value = SettingKind.URL, example = "https://keys.example.com")
    Optional<String> publicUrl();
}
