package io.keyfolio.feature.preference;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Loads the lists of languages and time zones at the start, so that no event loop waits for them at the first request. */
@Singleton
class PreferenceTablesPreloader {

    void load(@Observes StartupEvent event) {
        LanguageTags.canonical("sr-Latn-RS");
        TimeZones.contains("UTC");
    }
}
