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
 * Tells whether a file keeps its secret, by OpenSSH's rule for keys: others may do nothing with it, nor may its group when
 * it is our own. A group's file that somebody else gave us is how Kubernetes hands out Secrets ({@code fsGroup}).
 */
public final class SecretFile {

    private static final Set<PosixFilePermission> OF_OTHERS = PosixFilePermissions.fromString("------rwx");
    private static final Set<PosixFilePermission> OF_GROUP = PosixFilePermissions.fromString("---rwx---");

    /** Belongs to whom this process runs as, where there is such a thing; elsewhere groups are not looked at. */
    private static final String PROCESS = "/proc/self";

    private SecretFile() {}

    /** Who may open the file and should not; empty when nobody, and where files have no such rights. */
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
