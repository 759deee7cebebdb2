package io.keyfolio.platform.crypto;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/**
 * Checks the permissions of a file with a secret, by OpenSSH's rule for keys: none for other users, and none for the group when
 * the file belongs to this user. Kubernetes provides Secrets as files of another user that the group may read
 * ({@code fsGroup}).
 */
public final class SecretFile {

    private static final Set<PosixFilePermission> OF_OTHERS = PosixFilePermissions.fromString("------rwx");
    private static final Set<PosixFilePermission> OF_GROUP = PosixFilePermissions.fromString("---rwx---");

    /**
     * A file that belongs to the user of this process on Linux. On other systems, the permissions of the group are not checked.
     */
    private static final String PROCESS = "/proc/self";

    private SecretFile() {}

    /** The users that can open the file and must not; empty when there are none, or where files have no permissions. */
    public static Optional<String> exposure(Path file) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        if (view == null) {
            return Optional.empty();
        }
        Set<PosixFilePermission> granted = view.readAttributes().permissions();
        if (granted.stream().anyMatch(OF_OTHERS::contains)) {
            return Optional.of("everybody on this machine");
        }
        boolean toGroup = granted.stream().anyMatch(OF_GROUP::contains);
        return toGroup && isOurs(file) ? Optional.of("its group") : Optional.empty();
    }

    private static boolean isOurs(Path file) throws IOException {
        Path process = Path.of(PROCESS);
        return Files.exists(process) && Files.getOwner(process).equals(Files.getOwner(file));
    }
}
