package io.keyfolio.identity.session;

import io.keyfolio.platform.config.check.SettingFormat;
import io.keyfolio.platform.config.check.SettingKind;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.hibernate.validator.constraints.time.DurationMin;

/** What operators may choose about session tokens. */
@ConfigMapping(prefix = "keyfolio.jwt")
interface JwtConfig {

    /** The RSA key that signs session tokens: PKCS#8 in PEM. Generated with the embedded database, otherwise required. */
    @SettingFormat(
            value = SettingKind.SIGNING_KEY,
            example = "$(openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:3072)")
    Optional<String> privateKey();

    /** A file that holds the signing key. */
    Optional<Path> privateKeyFile();

    /** The public half of the previous signing key: X.509 in PEM. Its session tokens stay valid. */
    @SettingFormat(value = SettingKind.VERIFICATION_KEY, example = "$(openssl pkey -in previous.pem -pubout)")
    Optional<String> previousPublicKey();

    /** A file that holds the previous public key. */
    Optional<Path> previousPublicKeyFile();

    /** The issuer ({@code iss}) of session tokens where no public URL is set. Its tokens always stay valid. */
    @WithDefault("keyfolio")
    String issuer();

    /** Further issuers whose session tokens are valid, for a change of the public URL. */
    @SettingFormat(example = "https://old.example.com")
    Optional<List<String>> acceptedIssuers();

    /** The audience ({@code aud}) of session tokens. */
    @WithDefault("keyfolio")
    String audience();

    /** How long a session token is valid. */
    @DurationMin(seconds = 1)
    @WithDefault("24H")
    Duration lifetime();
}
