package io.keyfolio.platform.embedded;

import io.keyfolio.platform.embedded.start.StartContext;
import io.keyfolio.platform.embedded.storage.EmbeddedFailure;
import io.keyfolio.platform.embedded.storage.GeneratedSecrets;
import io.keyfolio.platform.embedded.storage.PrivateFiles;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;

/** The data directory of the embedded PostgreSQL: created on the first start, and reused on every later one. */
final class DataCluster {

    private static final String UNFINISHED = "unfinished-";

    private final Path home;
    private final PostgresBinaries postgresBinaries;
    private final GeneratedSecrets secrets;
    private final StartContext context;

    DataCluster(Path home, PostgresBinaries postgresBinaries, GeneratedSecrets secrets, StartContext context) {
        this.home = home;
        this.postgresBinaries = postgresBinaries;
        this.secrets = secrets;
        this.context = context;
    }

    /** Returns the directory of the data, and creates it first if it is missing. An incomplete one never has that name. */
    Path require() throws IOException {
        Path data = home.resolve("data-" + postgresBinaries.majorVersion());
        deleteUnfinished();
        if (!Files.isDirectory(data)) {
            requireNoOther();
            Path unfinished = Files.createTempDirectory(home, UNFINISHED);
            context.progress().step("Creating the database in " + data + " (first start only)");
            PrivateFiles.make(unfinished, () -> postgresBinaries.runUntilCancelled("initdb", arguments(unfinished)));
            PrivateFiles.complete(unfinished, data);
        }
        return data;
    }

    /**
     * Deletes what interrupted starts have left. An initdb that outlives its Keyfolio may still write there, so each start uses
     * a new name.
     */
    private void deleteUnfinished() throws IOException {
        try (DirectoryStream<Path> abandoned = Files.newDirectoryStream(home, UNFINISHED + "*")) {
            for (Path directory : abandoned) {
                PrivateFiles.deleteTree(directory);
            }
        } catch (FileSystemException stillWrittenTo) {
            // the rest does no harm, and the next start tries again
        }
    }

    /**
     * Refuses data of another major version: after an update of PostgreSQL, an empty database would look like a loss of all
     * data.
     */
    private void requireNoOther() throws IOException {
        try (DirectoryStream<Path> others = Files.newDirectoryStream(home, "data-*")) {
            Iterator<Path> other = others.iterator();
            if (other.hasNext()) {
                throw new EmbeddedFailure(
                        "The data in " + other.next() + " are of another major version of PostgreSQL than"
                                + " this build has: dump them with the Keyfolio that wrote them, or move them away.");
            }
        }
    }

    private List<String> arguments(Path data) {
        return List.of(
                "--pgdata=" + data,
                "--username=" + ServiceDatabase.SUPERUSER,
                "--pwfile=" + secrets.superuserPasswordFile(),
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--locale=C",
                "--data-checksums",
                "--no-instructions",
                "--set=timezone=UTC",
                "--set=log_timezone=UTC",
                "--set=shared_buffers=64MB",
                "--set=max_wal_size=256MB",
                "--set=log_checkpoints=off",
                "--set=log_error_verbosity=terse", // neither statements nor their values,
                "--set=log_min_error_statement=panic"); // for they may be personal
    }
}
