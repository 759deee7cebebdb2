package io.keyfolio.feature.preference;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Loads the lists of languages and time zones when the service starts: at the first request an event loop would wait for them. */
@Singleton
class PreferenceTablesPreloader {

    void load(@Observes StartupEvent event) {
        LanguageTags.canonical("sr-Latn-RS");
        TimeZones.contains("UTC");
    }
}
