package io.keyfolio.shipping;

import io.smallrye.config.common.utils.StringUtil;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The settings of the service, which another test compares with its configuration mappings. */
final class Settings {

    private static final Path LIST = Path.of("src/main/resources/keyfolio-settings.txt");
    private static final String OURS = "keyfolio.";

    private Settings() {}

    /** The names of the environment variables, such as {@code KEYFOLIO_DB_HOST}. */
    static Set<String> variables() {
        try {
            return Files.readAllLines(LIST).stream()
                    .filter(line -> line.startsWith(OURS))
                    .map(line -> variable(line.substring(0, line.indexOf('\t'))))
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String variable(String property) {
        return StringUtil.replaceNonAlphanumericByUnderscores(property).toUpperCase(Locale.ROOT);
    }
}
