package io.keyfolio.lambda;

import io.keyfolio.platform.config.EarlySettings;
import io.keyfolio.platform.config.SettingsValidator;
import io.keyfolio.platform.database.address.DatabaseAddress;
import io.keyfolio.platform.http.UriValidation;
import io.keyfolio.platform.openapi.OpenApiDocumentRoute;
import io.quarkus.runtime.configuration.ConfigurationException;
import org.jboss.logging.Logger;

/** The preparation of both kinds of function, which precedes the start of Quarkus. */
final class Preparation {

    private Preparation() {}

    /**
     * Validates the settings and prepares the start.
     *
     * @throws ConfigurationException when a setting is invalid, or when no database is configured: a function has none of its
     *     own
     */
    static void ensure() {
        System.setProperty("java.util.logging.manager", "org.jboss.logmanager.LogManager");
        UriValidation.leaveToFilter();
        OpenApiDocumentRoute.spareTheStart();
        SettingsValidator.validate(Logger.getLogger(Preparation.class)::warn);
        if (System.getenv("KEYFOLIO_DB_HOST") == null // checked first: reading all settings slows each cold start
                && DatabaseAddress.find(EarlySettings.read()).isEmpty()) {
            throw new ConfigurationException(
                    "Set KEYFOLIO_DB_HOST to the PostgreSQL to use: a function has no database of its own.");
        }
    }
}
