package io.keyfolio.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Gives a test class a {@link StoppablePostgres} of its own; the service keeps its default deadline. */
public class StoppablePostgresResource implements QuarkusTestResourceLifecycleManager {

    private Path data;
    private StoppablePostgres database;

    @Override
    public Map<String, String> start() {
        try {
            data = Files.createTempDirectory("keyfolio-stoppable-postgres");
            database = new StoppablePostgres(data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> settings = new HashMap<>(Secrets.settings());
        settings.putAll(Management.settings());
        settings.put("keyfolio.db.host", "localhost");
        settings.put("keyfolio.db.port", Integer.toString(database.port()));
        settings.put("keyfolio.db.name", "postgres");
        settings.put("keyfolio.db.user", "postgres");
        settings.put("keyfolio.password.bcrypt-cost", "4");
        settings.putAll(PostgresResource.limitsNobodyReaches());
        return settings;
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(database, field -> field.getType() == StoppablePostgres.class);
    }

    @Override
    public void stop() {
        database.stop();
        try (Stream<Path> files = Files.walk(data)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
