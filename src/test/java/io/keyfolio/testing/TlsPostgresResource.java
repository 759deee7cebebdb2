package io.keyfolio.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.util.Map;

/** Gives a test class a {@link TlsPostgres} of its own, which the service verifies in full. */
public class TlsPostgresResource implements QuarkusTestResourceLifecycleManager {

    private TlsPostgres database;

    @Override
    public Map<String, String> start() {
        try {
            database = TlsPostgres.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
        return database.settings();
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(database, field -> field.getType() == TlsPostgres.class);
    }

    @Override
    public void stop() {
        try {
            database.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
