package io.keyfolio.identity.password.breach;

import io.keyfolio.platform.config.check.SettingFormat;
import io.keyfolio.platform.config.check.SettingKind;
import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/** What operators may choose about the breach check of new passwords. */
@ConfigMapping(prefix = "keyfolio.password")
interface BreachConfig {

    /**
     * The URL of a range API of breached passwords, without a slash at its end. The service asks it for each new password, and
     * sends only the first five digits of the SHA-1 hash. Without an answer within a second, the password is accepted. Exclusive
     * with {@code KEYFOLIO_PASSWORD_BREACH_FILE}.
     */
    @SettingFormat(value = SettingKind.URL, example = "https://api.pwnedpasswords.com/range")
    Optional<String> breachUrl();

    /**
     * A file with the SHA-1 hashes of breached passwords: lines of {@code HASH} or {@code HASH:COUNT}, sorted by hash. The
     * service searches the file on the disk for each new password.
     */
    @SettingFormat(value = SettingKind.HASH_LIST, example = "/var/lib/keyfolio/breached-passwords.txt")
    Optional<Path> breachFile();
}
