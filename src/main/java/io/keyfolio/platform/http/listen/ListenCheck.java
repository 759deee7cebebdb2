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
 * Stops the start when the service cannot listen, before the schema is migrated. Quarkus would fail later: with several lines
 * or, for the management interface, with a stack trace.
 */
@Singleton
class ListenCheck {

    private final Config config;

    ListenCheck(Config config) {
        this.config = config;
    }

    /** Checks production starts only: in development the ports stay open during a reload, and tests use random ports. */
    void pass(@Observes @Priority(StartupOrder.ADDRESSES) StartupEvent event) {
        if (LaunchMode.current() == LaunchMode.NORMAL) {
            ListenAddresses.requireFree(config.unwrap(SmallRyeConfig.class));
        }
    }
}
