package io.keyfolio.platform.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The configured settings: the effective value of each, unknown names, and variables that Kubernetes injected. */
final class ConfiguredSettings {

    private static final char PROFILE = '%';

    private final KnownSettings known;
    private final SettingSources sources;
    private final Map<String, ConfiguredValue> values = new TreeMap<>();
    private final List<ConfiguredValue> empty = new ArrayList<>();
    private final List<UnknownName> unknown = new ArrayList<>();
    private final Set<String> injected = new TreeSet<>();
    private final Map<String, Setting> replaced = new LinkedHashMap<>();

    ConfiguredSettings(KnownSettings known, SettingSources sources) {
        this.known = known;
        this.sources = sources;
        for (SettingSource source : sources.all()) {
            for (Map.Entry<String, String> entry : source.entries().entrySet()) {
                addOfProfile(source, entry.getKey(), entry.getValue());
            }
            for (Map.Entry<String, String> entry : source.entries().entrySet()) {
                add(source, entry.getKey(), entry.getValue());
            }
        }
    }

    /** A value of a setting and its source. */
    record ConfiguredValue(Setting setting, SettingSource source, String value) {

        String name() {
            return source.describe(setting);
        }
    }

    /** A name that is not a setting, and its source. */
    record UnknownName(SettingSource source, String name) {}

    /** The effective values, by property. */
    Map<String, ConfiguredValue> values() {
        return values;
    }

    /** The settings that are set to an empty value and must not be. */
    List<ConfiguredValue> empty() {
        return empty;
    }

    List<UnknownName> unknown() {
        return unknown;
    }

    /** The variables that Kubernetes injected. */
    Set<String> injected() {
        return injected;
    }

    /**
     * The values, by property, that Quarkus must read in place of ignored ones. Ignored are variables of Kubernetes, and empty
     * values, which compose files make of variables that are not set.
     */
    Map<String, String> replacements() {
        Map<String, String> replacements = new TreeMap<>();
        replaced.forEach((property, setting) -> {
            ConfiguredValue value = values.get(property);
            replacements.put(property, value == null ? setting.fallback() : value.value());
        });
        return replacements;
    }

    /** Adds a name with an active profile, such as {@code %prod.keyfolio.db.host}, which wins over the name without it. */
    private void addOfProfile(SettingSource source, String name, String value) {
        int end = name.indexOf('.');
        if (end > 0 && name.charAt(0) == PROFILE && sources.isActive(name.substring(1, end))) {
            add(source, name.substring(end + 1), value);
        }
    }

    private void add(SettingSource source, String name, String value) {
        Setting setting = source.find(name, known);
        if (setting != null) {
            add(source, name, value, setting);
        } else if (source.isOurs(name)) {
            addUnknown(source, name, value);
        }
    }

    private void addUnknown(SettingSource source, String name, String value) {
        if (source.environment() && KubernetesVariables.isInjected(name, value)) {
            injected.add(name);
        } else {
            unknown.add(new UnknownName(source, name));
        }
    }

    /** Adds a value under its property; elements of a list that are set one by one keep their own names. */
    private void add(SettingSource source, String name, String value, Setting setting) {
        String key = Setting.variable(name).equals(setting.variable()) ? setting.property() : name;
        if (values.containsKey(key)) {
            return;
        }
        if (source.environment() && KubernetesVariables.isUrl(name, value)) {
            injected.add(name);
            replaced.put(setting.property(), setting);
        } else if (value.isBlank()) {
            addEmpty(new ConfiguredValue(setting, source, value));
        } else {
            values.put(key, new ConfiguredValue(setting, source, value));
        }
    }

    private void addEmpty(ConfiguredValue value) {
        Setting setting = value.setting();
        if (setting.neverEmpty()) {
            empty.add(value);
        } else if (!setting.fallback().isEmpty()) {
            replaced.put(setting.property(), setting);
        }
    }
}
