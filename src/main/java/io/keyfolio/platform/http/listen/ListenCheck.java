package io.keyfolio.platform.http.listen;

import io.keyfolio.platform.config.StartupOrder;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.config.SmallRyeConfig;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.Config;

/**
 * Refuses the start when the service could not listen, before the schema is touched. Quarkus would find out last, and say so in
 * several lines or, for the management interface, with a stack trace.
 */
@Singleton
class ListenCheck {

    private final Config config;

    ListenCheck(Config config) {
        this.config = config;
    }

    /** In development the ports stay open while the service is reloaded; tests choose theirs at random. */
    void pass(@Observes @Priority(StartupOrder.ADDRESSES) StartupEvent event) {
        if (LaunchMode.current() == LaunchMode.NORMAL) {
            ListenAddresses.requireFree(config.unwrap(SmallRyeConfig.class));
        }
    }
}
