package io.keyfolio.platform.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** All settings that Keyfolio knows, by their environment variables; the list is part of the build. */
final class KnownSettings {

    static final String FILE = "/keyfolio-settings.txt";

    private static final char COMMENT = '#';
    private static final String PREFIX = "KEYFOLIO_";
    private static final String SEPARATOR = "_";

    private final Map<String, Setting> byVariable = new LinkedHashMap<>();

    private KnownSettings() {}

    /** Reads the list, which a test holds against the mappings that it is made from. */
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

    /** Those that are not Quarkus's, by their variables. */
    Map<String, Setting> ofKeyfolio() {
        Map<String, Setting> own = new LinkedHashMap<>(byVariable);
        own.keySet().removeIf(variable -> !variable.startsWith(PREFIX));
        return own;
    }

    /** The setting that an environment variable sets, in any case; null when there is none. */
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

    /** {@code keyfolio.cors.origins[0]}, as a variable, is an element of {@code keyfolio.cors.origins}. */
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
