package io.keyfolio.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;

/**
 * Gives a test class a {@link PrimaryAndStandby} of its own. With the argument {@code standby} of {@code unreachable}, the service
 * knows the primary alone.
 */
public class PrimaryAndStandbyResource implements QuarkusTestResourceLifecycleManager {

    private boolean standbyIsReachable;
    private PrimaryAndStandby servers;

    @Override
    public void init(Map<String, String> arguments) {
        standbyIsReachable = !"unreachable".equals(arguments.get("standby"));
    }

    @Override
    public Map<String, String> start() {
        try {
            servers = new PrimaryAndStandby();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> settings = new HashMap<>(Secrets.settings());
        settings.putAll(Management.settings());
        settings.put("keyfolio.db.host", standbyIsReachable ? "127.0.0.1,127.0.0.1" : "127.0.0.1");
        settings.put(
                "keyfolio.db.port", servers.primaryPort() + (standbyIsReachable ? "," + servers.standbyPort() : ""));
        settings.put("keyfolio.agent.heartbeat-seconds", "4");
        settings.put("keyfolio.db.name", "postgres");
        settings.put("keyfolio.db.user", "postgres");
        settings.put("keyfolio.password.bcrypt-cost", "4");
        settings.putAll(PostgresResource.limitsNobodyReaches());
        return settings;
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(servers, field -> field.getType() == PrimaryAndStandby.class);
    }

    @Override
    public void stop() {
        try {
            servers.stop();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
