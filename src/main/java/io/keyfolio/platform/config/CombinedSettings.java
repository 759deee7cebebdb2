package io.keyfolio.platform.config;

import io.keyfolio.platform.config.ConfiguredSettings.ConfiguredValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The checks of settings that are valid on their own and conflict with each other. */
final class CombinedSettings {

    private static final String FILE = "-file";
    private static final String CERTIFICATES = ".ssl.certificate.files";
    private static final String PRIVATE_KEYS = ".ssl.certificate.key-files";

    private CombinedSettings() {}

    /** The faults, by the setting that an operator has to change. */
    static Map<Setting, String> faults(Map<String, ConfiguredValue> values) {
        Map<Setting, String> faults = new LinkedHashMap<>();
        values.forEach((property, value) -> {
            ConfiguredValue file = values.get(property + FILE);
            if (file != null) {
                faults.put(value.setting(), bothSet(value, file));
            }
        });
        refuseBoth("keyfolio.password.breach-url", "keyfolio.password.breach-file", values, faults);
        for (String server : List.of("quarkus.http", "quarkus.management")) {
            requireBoth(server + CERTIFICATES, server + PRIVATE_KEYS, values, faults);
            requireBoth(server + PRIVATE_KEYS, server + CERTIFICATES, values, faults);
        }
        return faults;
    }

    private static void refuseBoth(
            String one, String other, Map<String, ConfiguredValue> values, Map<Setting, String> faults) {
        if (values.containsKey(one) && values.containsKey(other)) {
            faults.put(values.get(one).setting(), bothSet(values.get(one), values.get(other)));
        }
    }

    private static String bothSet(ConfiguredValue one, ConfiguredValue other) {
        return one.name() + " and " + other.name() + " are both set: unset one of them";
    }

    private static void requireBoth(
            String one, String other, Map<String, ConfiguredValue> values, Map<Setting, String> faults) {
        ConfiguredValue value = values.get(one);
        ConfiguredValue missing = values.get(other);
        if (value != null && (missing == null || count(missing) != count(value))) {
            faults.put(
                    value.setting(),
                    value.name() + ": set " + Setting.variable(other) + " to as many files, for example "
                            + Setting.variable(other) + "=/run/secrets/tls.key");
        }
    }

    private static int count(ConfiguredValue files) {
        return files.value().split(",", -1).length;
    }
}
