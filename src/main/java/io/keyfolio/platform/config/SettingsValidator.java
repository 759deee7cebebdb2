package io.keyfolio.platform.config;

import io.keyfolio.platform.config.ConfiguredSettings.ConfiguredValue;
import io.keyfolio.platform.config.ConfiguredSettings.UnknownName;
import io.quarkus.runtime.configuration.ConfigurationException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Validates the configured settings before anything is started, and reports all faults in one line. */
public final class SettingsValidator {

    private static final String UNKNOWN_SETTINGS = "keyfolio.unknown-settings";
    private static final String WARN = "warn";
    private static final String EXPRESSION = "${";
    private static final String DANGLING = "the value refers with ${…} to something that is not set";

    private final KnownSettings known;
    private final SettingSources sources;
    private final ConfiguredSettings configured;

    SettingsValidator(KnownSettings known, SettingSources sources) {
        this.known = known;
        this.sources = sources;
        this.configured = new ConfiguredSettings(known, sources);
    }

    /**
     * Validates all names, and the values of settings whose properties begin with one of the prefixes; without prefixes, of all
     * settings. Oddities that do no harm go to {@code notices}, one line each.
     *
     * @throws ConfigurationException with one line for the operator when there are faults
     */
    public static void validate(Consumer<String> notices, String... prefixes) {
        SettingsValidator validator = current();
        List<String> faults = validator.unknownNames(notices);
        faults.addAll(validator.wrongValues(prefixes));
        conclude(faults, validator.configured);
        validator.noticeInjected(notices);
    }

    /** As {@link #validate}, for values only. */
    public static void validateValues(String... prefixes) {
        SettingsValidator validator = current();
        conclude(validator.wrongValues(prefixes), validator.configured);
    }

    private static SettingsValidator current() {
        return new SettingsValidator(KnownSettings.read(), SettingSources.current());
    }

    private static void conclude(List<String> faults, ConfiguredSettings configured) {
        if (!faults.isEmpty()) {
            throw new ConfigurationException(String.join("; ", faults));
        }
        configured.replacements().forEach(System::setProperty);
    }

    /** The unknown names as faults; if {@code KEYFOLIO_UNKNOWN_SETTINGS} is {@code warn}, as a notice instead. */
    List<String> unknownNames(Consumer<String> notices) {
        List<String> faults = new ArrayList<>();
        for (UnknownName name : configured.unknown()) {
            faults.add(name.source().describe(name.name()) + " is not a setting of Keyfolio: did you mean "
                    + name.source().suggest(nearest(name)) + "?");
        }
        ConfiguredValue policy = configured.values().get(UNKNOWN_SETTINGS);
        if (!faults.isEmpty() && policy != null && WARN.equals(policy.value().strip())) {
            notices.accept("Settings ignored (KEYFOLIO_UNKNOWN_SETTINGS=warn): " + String.join("; ", faults));
            faults.clear();
        }
        return faults;
    }

    List<String> wrongValues(String... prefixes) {
        List<String> faults = new ArrayList<>();
        for (ConfiguredValue empty : configured.empty()) {
            if (begins(empty.setting(), prefixes)) {
                faults.add(fault(empty, "the value is empty; unset it or give one"));
            }
        }
        for (ConfiguredValue value : configured.values().values()) {
            if (begins(value.setting(), prefixes)) {
                wrong(value).ifPresent(why -> faults.add(fault(value, why)));
            }
        }
        return faults.isEmpty() ? wrongTogether(prefixes) : faults;
    }

    private List<String> wrongTogether(String... prefixes) {
        List<String> faults = new ArrayList<>();
        CombinedSettings.faults(configured.values()).forEach((setting, fault) -> {
            if (begins(setting, prefixes)) {
                faults.add(fault);
            }
        });
        return faults;
    }

    void noticeInjected(Consumer<String> notices) {
        if (!configured.injected().isEmpty()) {
            notices.accept("Variables of Kubernetes' Services, which are no settings, are ignored"
                    + " (enableServiceLinks: false leaves them out): " + String.join(", ", configured.injected()));
        }
    }

    private Optional<String> wrong(ConfiguredValue value) {
        Setting setting = value.setting();
        if (!value.value().contains(EXPRESSION)) {
            return setting.fault(value.value());
        }
        return sources.expanded(setting.property()).map(setting::fault).orElse(Optional.of(DANGLING));
    }

    private static String fault(ConfiguredValue value, String why) {
        Setting setting = value.setting();
        String example = setting.example().isEmpty() ? setting.fallback() : setting.example();
        return value.source().describe(setting) + ": " + why + ", for example " + setting.variable() + "=" + example;
    }

    private Setting nearest(UnknownName name) {
        Map<String, Setting> settings = known.ofKeyfolio();
        return settings.get(SpellingSuggestion.nearest(Setting.variable(name.name()), settings.keySet()));
    }

    private static boolean begins(Setting setting, String... prefixes) {
        for (String prefix : prefixes) {
            if (setting.property().startsWith(prefix)) {
                return true;
            }
        }
        return prefixes.length == 0;
    }
}
