package io.keyfolio.platform.config;

import java.util.Map;

/** A place that settings come from, with all that is set there. */
record SettingSource(String place, boolean environment, Map<String, String> entries) {

    private static final String VARIABLE = "KEYFOLIO_";
    private static final String PROPERTY = "keyfolio.";

    /** Whether a name claims to be one of Keyfolio's settings. */
    boolean isOurs(String name) {
        return environment
                ? name.length() > VARIABLE.length()
                        && Setting.variable(name.substring(0, VARIABLE.length()))
                                .equals(VARIABLE)
                : name.startsWith(PROPERTY);
    }

    /** The setting that a name stands for here; null when there is none. */
    Setting find(String name, KnownSettings known) {
        return environment ? known.byVariable(name) : known.byProperty(name);
    }

    /** How messages name a setting: by its variable, and by its property where it was set as that. */
    String describe(Setting setting) {
        return environment && place.isEmpty()
                ? setting.variable()
                : setting.variable() + " (" + (environment ? "" : setting.property() + ", ") + place + ")";
    }

    /** How messages name what is no setting. */
    String describe(String name) {
        return place.isEmpty() ? name : name + " (" + place + ")";
    }

    /** How messages name a setting that was perhaps meant here. */
    String suggest(Setting setting) {
        return environment ? setting.variable() : setting.property();
    }
}
