package io.keyfolio.packaged;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.keyfolio.testing.FreshDatabases;
import io.keyfolio.testing.FreshDatabases.Database;
import io.keyfolio.testing.PackagedKeyfolio;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The temporary files of the service, in a directory in which other users can write. */
class PageCacheIT {

    private static final String LOOPBACK = "127.0.0.1";
    private static final String PAGE = "/q/swagger-ui/";

    @TempDir
    private Path temporary;

    @RegisterExtension
    private static final FreshDatabases databases = FreshDatabases.start();

    private static Database database;

    @BeforeAll
    static void start() throws Exception {
        database = databases.makeMigrated();
    }

    @Test
    void serviceWritesNoTemporaryFiles() throws Exception {
        try (PackagedKeyfolio service = serve("false").awaitReady()) {
            assertEquals(404, service.status(PAGE));

            assertEquals(List.of(), files());
        }
    }

    /** Another user has already created the directory that Quarkus would use. */
    @Test
    void pagesAreUnpackedWhereOnlyTheServiceMayWrite() throws Exception {
        Path strangers = Files.createDirectory(temporary.resolve("vertx-cache"));
        try (PackagedKeyfolio service = serve("true").awaitReady()) {
            assertEquals(200, service.status(PAGE));

            List<Path> own = files();
            own.remove(strangers);
            assertEquals(1, own.size(), own::toString);
            assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(own.get(0))));
            assertTrue(own.get(0).getFileName().toString().startsWith("keyfolio-pages-"), own::toString);
            try (Stream<Path> unused = Files.list(strangers)) {
                assertEquals(List.of(), unused.toList());
            }

            service.terminate();
            service.awaitExit();
            assertEquals(List.of(strangers), files());
        }
    }

    private PackagedKeyfolio serve(String pages) throws IOException {
        Map<String, String> variables = new TreeMap<>(database.variables());
        variables.put("QUARKUS_SWAGGER_UI_ENABLED", pages);
        return PackagedKeyfolio.serve(LOOPBACK, variables, "-Djava.io.tmpdir=" + temporary);
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(temporary)) {
            return new ArrayList<>(files.toList());
        }
    }
}
