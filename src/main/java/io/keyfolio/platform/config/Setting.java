package io.keyfolio.platform.config;

import io.keyfolio.platform.config.check.QuotedValue;
import io.keyfolio.platform.config.check.SettingKind;
import java.util.Locale;
import java.util.Optional;

/** A setting of Keyfolio: its property, the kind of its values, the rule for them, the default and an example. */
record Setting(
        String property,
        SettingKind kind,
        boolean list,
        boolean neverEmpty,
        String rule,
        String fallback,
        String example) {

    private static final String SEPARATOR = "\t";
    private static final String LIST = "list ";
    private static final String NEVER_EMPTY = "!";
    private static final int COLUMNS = 5;

    /** Reads a line of the list of settings. */
    static Setting parse(String line) {
        String[] columns = line.split(SEPARATOR, COLUMNS);
        String kind = columns[1];
        boolean neverEmpty = kind.endsWith(NEVER_EMPTY);
        boolean list = kind.startsWith(LIST);
        String name = kind.substring(list ? LIST.length() : 0, kind.length() - (neverEmpty ? 1 : 0));
        return new Setting(
                columns[0],
                SettingKind.valueOf(name.toUpperCase(Locale.ROOT)),
                list,
                neverEmpty,
                columns[2],
                columns[3],
                columns[4]);
    }

    /** The line of the list of settings that {@link #parse} reads. */
    String line() {
        String type = (list ? LIST : "") + kind.name().toLowerCase(Locale.ROOT) + (neverEmpty ? NEVER_EMPTY : "");
        return String.join(SEPARATOR, property, type, rule, fallback, example);
    }

    /** The environment variable of the setting, such as {@code KEYFOLIO_DB_HOST}. */
    String variable() {
        return variable(property);
    }

    /**
     * The environment variable of a name: letters become capitals, all other characters but digits become {@code _}, as in
     * SmallRye Config.
     */
    static String variable(String name) {
        char[] characters = name.toCharArray();
        for (int at = 0; at < characters.length; at++) {
            char character = characters[at];
            boolean lower = character >= 'a' && character <= 'z';
            boolean kept = lower || (character >= 'A' && character <= 'Z') || (character >= '0' && character <= '9');
            characters[at] = lower ? (char) (character - 'a' + 'A') : kept ? character : '_';
        }
        return new String(characters);
    }

    /** The fault of a value, or of the first invalid element of a list; empty when there is none. */
    Optional<String> fault(String value) {
        if (!list) {
            return kind.fault(value, rule).map(fault -> shown(value) + " " + fault);
        }
        for (String element : value.split(",", -1)) {
            Optional<String> fault = element.isEmpty() ? Optional.of("is empty") : kind.fault(element, rule);
            if (fault.isPresent()) {
                return Optional.of(shown(element) + " " + fault.get());
            }
        }
        return Optional.empty();
    }

    private String shown(String value) {
        return kind.isSecret() ? "the value" : QuotedValue.of(value);
    }
}
