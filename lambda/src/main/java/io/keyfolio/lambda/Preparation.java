package io.keyfolio.lambda;

import io.keyfolio.database.DatabaseAddress;
import io.keyfolio.documentation.OpenApiDocumentRoute;
import io.keyfolio.request.UriValidation;
import io.keyfolio.settings.EarlySettings;
import io.keyfolio.settings.SettingsValidator;
import io.quarkus.runtime.configuration.ConfigurationException;
import org.jboss.logging.Logger;

/** What must be so before Quarkus starts, whichever kind of function this is. */
final class Preparation {

    private Preparation() {}

    /** @throws ConfigurationException when a setting is wrong, or no database is named: a function has none of its own */
    static void ensure() {
        System.setProperty("java.util.logging.manager", "org.jboss.logmanager.LogManager");
        UriValidation.leaveToFilter();
        OpenApiDocumentRoute.spareTheStart();
        SettingsValidator.validate(Logger.getLogger(Preparation.class)::warn);
        if (System.getenv("KEYFOLIO_DB_HOST") == null // asked first: reading all settings takes time at each cold start
                && DatabaseAddress.find(EarlySettings.read()).isEmpty()) {
            throw new ConfigurationException(
                    "Set KEYFOLIO_DB_HOST to the PostgreSQL to use: a function has no database of its own.");
        }
    }
}
