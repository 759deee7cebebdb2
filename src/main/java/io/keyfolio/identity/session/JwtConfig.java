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

    /** The RSA key that signs session tokens: PKCS#8 in PEM. */
    @SettingFormat(
            value = SettingKind.SIGNING_KEY,
            example = "$(openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:3072)")
    Optional<String> privateKey();

    /** A file that holds the same. */
    Optional<Path> privateKeyFile();

    /** The RSA key whose tokens are still good after another has taken its place: X.509 public key in PEM. */
    @SettingFormat(value = SettingKind.VERIFICATION_KEY, example = "$(openssl pkey -in previous.pem -pubout)")
    Optional<String> previousPublicKey();

    /** A file that holds the same. */
    Optional<Path> previousPublicKeyFile();

    /** Who issues the tokens ({@code iss}) where no public URL is set. */
    @WithDefault("keyfolio")
    String issuer();

    /** Further issuers whose tokens are good: while the public URL changes, the other one. */
    @SettingFormat(example = "https://old.example.com")
    Optional<List<String>> acceptedIssuers();

    /** Whom the tokens are for ({@code aud}). */
    @WithDefault("keyfolio")
    String audience();

    /** How long a session token is good. */
    @DurationMin(seconds = 1)
    @WithDefault("24H")
    Duration lifetime();
}
