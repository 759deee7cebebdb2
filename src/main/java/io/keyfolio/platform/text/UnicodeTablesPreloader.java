package io.keyfolio.platform.text;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Loads the Unicode tables when the service starts, because an event loop would wait for them at the first request. */
@Singleton
class UnicodeTablesPreloader {

    private static final String EVERY_LIST = "a\u0627\u200d\u0628\u0e01\u200b\u0e01\u200d\ud83d\udd11";

    void load(@Observes StartupEvent event) {
        DisplayTexts.brokenRule(EVERY_LIST, true);
        DisplayTexts.clean(EVERY_LIST);
    }
}
