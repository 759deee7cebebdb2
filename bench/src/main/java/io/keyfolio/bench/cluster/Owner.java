package io.keyfolio.bench.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.util.ArrayList;
import java.util.List;

/** The user that owns the data of PostgreSQL, because PostgreSQL refuses to run as root. */
final class Owner {

    private static final boolean IS_ROOT = "root".equals(System.getProperty("user.name"));

    private Owner() {}

    /** A command that runs as the owner, without a process in between that would receive its signals. */
    static List<String> command(String... words) {
        List<String> command = new ArrayList<>();
        if (IS_ROOT) {
            command.addAll(List.of("setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups"));
        }
        command.addAll(List.of(words));
        return command;
    }

    static boolean mayMount() {
        return IS_ROOT;
    }

    /** Gives a directory to the owner. */
    static void give(Path directory) throws IOException {
        if (IS_ROOT) {
            UserPrincipal owner =
                    directory.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("postgres");
            Path unused = Files.setOwner(directory, owner);
        }
    }
}
