package io.keyfolio.platform.config.check;

import io.keyfolio.platform.crypto.RsaKeys;
import io.keyfolio.platform.crypto.Sealer;
import io.keyfolio.platform.crypto.SecretFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/** The checks of secrets, which parse them as the service does; their messages contain no part of a secret. */
final class SecretChecks {

    private SecretChecks() {}

    static Optional<String> sealingKeys(String value) {
        return refusal(Sealer::of, value).map(why -> "is not a list of sealing keys (" + why + ")");
    }

    static Optional<String> signingKey(String value) {
        return refusal(RsaKeys::privateKey, value);
    }

    static Optional<String> verificationKey(String value) {
        return refusal(RsaKeys::publicKey, value);
    }

    /** Checks the file and its content. Its permissions do not matter for a public key. */
    static Optional<String> file(String value, SettingKind content) {
        Optional<String> unreadable = FileChecks.file(value);
        if (unreadable.isPresent()) {
            return unreadable;
        }
        Path file = Path.of(value);
        try {
            Optional<String> exposure =
                    content == SettingKind.VERIFICATION_KEY ? Optional.empty() : SecretFile.exposure(file);
            return exposure.isPresent()
                    ? exposure.map(whom -> "is open to " + whom + ". Run: chmod 600 " + file)
                    : content(Files.readString(file), content);
        } catch (IOException failure) {
            return Optional.of("cannot be read as text (" + failure.getClass().getSimpleName() + ")");
        }
    }

    private static Optional<String> content(String text, SettingKind settingKind) {
        return text.isBlank()
                ? Optional.of("names an empty file")
                : settingKind.fault(text, "").map(fault -> "names a file whose content " + fault);
    }

    private static Optional<String> refusal(Consumer<String> reader, String value) {
        try {
            reader.accept(value);
            return Optional.empty();
        } catch (IllegalArgumentException wrong) {
            return Optional.of(wrong.getMessage());
        }
    }
}
