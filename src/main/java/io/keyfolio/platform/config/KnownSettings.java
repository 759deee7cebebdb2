package io.keyfolio.platform.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** The list of all settings of Keyfolio, by environment variable; the build contains it. */
final class KnownSettings {

    static final String FILE = "/keyfolio-settings.txt";

    private static final char COMMENT = '#';
    private static final String PREFIX = "KEYFOLIO_";
    private static final String SEPARATOR = "_";

    private final Map<String, Setting> byVariable = new LinkedHashMap<>();

    private KnownSettings() {}

    /** Reads the list; a test compares it with the {@code @ConfigMapping} interfaces that it is generated from. */
    static KnownSettings read() {
        try (InputStream list = KnownSettings.class.getResourceAsStream(FILE)) {
            return of(new String(list.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static KnownSettings of(String list) {
        KnownSettings known = new KnownSettings();
        for (String line : list.split("\n", -1)) {
            if (!line.isEmpty() && line.charAt(0) != COMMENT) {
                Setting setting = Setting.parse(line);
                known.byVariable.put(setting.variable(), setting);
            }
        }
        return known;
    }

    Collection<Setting> all() {
        return byVariable.values();
    }

    /** The settings whose variables begin with {@code KEYFOLIO_}, by variable; Quarkus's own are left out. */
    Map<String, Setting> ofKeyfolio() {
        Map<String, Setting> own = new LinkedHashMap<>(byVariable);
        own.keySet().removeIf(variable -> !variable.startsWith(PREFIX));
        return own;
    }

    /** The setting of an environment variable in any case; null when there is none. */
    Setting byVariable(String name) {
        String variable = Setting.variable(name);
        Setting setting = byVariable.get(variable);
        return setting == null && variable.endsWith(SEPARATOR) ? listWithElement(variable) : setting;
    }

    /** The setting with that property; null when there is none. */
    Setting byProperty(String name) {
        Setting setting = byVariable(name);
        int index = name.indexOf('[');
        String property = index < 0 ? name : name.substring(0, index);
        return setting != null && setting.property().equals(property) ? setting : null;
    }

    /**
     * The list setting of which a variable names an element, such as {@code KEYFOLIO_CORS_ORIGINS_0_}; null when there is none.
     */
    private Setting listWithElement(String variable) {
        int end = variable.length() - SEPARATOR.length();
        int start = end;
        while (start > 0 && Character.isDigit(variable.charAt(start - 1))) {
            start--;
        }
        boolean element = start < end && variable.startsWith(SEPARATOR, start - 1);
        Setting list = element ? byVariable.get(variable.substring(0, start - 1)) : null;
        return list != null && list.list() ? list : null;
    }
}
