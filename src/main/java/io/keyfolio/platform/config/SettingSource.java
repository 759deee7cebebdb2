package io.keyfolio.platform.config;

import java.util.Map;

/** A source of settings and its entries. */
record SettingSource(String place, boolean environment, Map<String, String> entries) {

    private static final String VARIABLE = "KEYFOLIO_";
    private static final String PROPERTY = "keyfolio.";

    /** Whether a name has the prefix of Keyfolio's settings. */
    boolean isOurs(String name) {
        return environment
                ? name.length() > VARIABLE.length()
                        && Setting.variable(name.substring(0, VARIABLE.length()))
                                .equals(VARIABLE)
                : name.startsWith(PROPERTY);
    }

    /** The setting that a name of this source sets; null when there is none. */
    Setting find(String name, KnownSettings known) {
        return environment ? known.byVariable(name) : known.byProperty(name);
    }

    /** The name of a setting in messages: its variable, and its property if the source is not the environment. */
    String describe(Setting setting) {
        return environment && place.isEmpty()
                ? setting.variable()
                : setting.variable() + " (" + (environment ? "" : setting.property() + ", ") + place + ")";
    }

    /** The name of an unknown entry in messages. */
    String describe(String name) {
        return place.isEmpty() ? name : name + " (" + place + ")";
    }

    /** The name of a suggested setting in messages. */
    String suggest(Setting setting) {
        return environment ? setting.variable() : setting.property();
    }
}
