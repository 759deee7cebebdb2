package io.keyfolio.platform.embedded.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The checks of file owners, whose refusals name the owner. */
final class FileOwner {

    private static final Integer ROOT = 0;
    private static final String OTHERWISE = ", or set KEYFOLIO_DATA_DIR to another directory.";

    private FileOwner() {}

    /**
     * Refuses to run as root on the files of another user. That user could not open files that root adds, and PostgreSQL, which
     * runs without root's privileges, could not open the existing ones.
     *
     * @throws EmbeddedFailure when a file belongs to another user
     */
    static void requireRoot(Path dataDirectory) throws IOException {
        for (Path file : List.of(dataDirectory, dataDirectory.resolve("lock"), dataDirectory.resolve("postgresql"))) {
            if (Files.exists(file) && !ROOT.equals(attributes(file).get("uid"))) {
                throw new EmbeddedFailure(
                        file + " belongs to " + nameOf(file) + ": run Keyfolio as that user, not as root" + OTHERWISE);
            }
        }
        for (Path above = existing(dataDirectory).toRealPath(); above != null; above = above.getParent()) {
            if (isClosedToUnprivilegedRoot(attributes(above))) {
                throw new EmbeddedFailure(above + " belongs to " + nameOf(above) + " and is closed to other users, and"
                        + " PostgreSQL does not run with root's privileges: run Keyfolio as that user" + OTHERWISE);
            }
        }
    }

    /** The sentence for a denied access. It names the owner of the directory, or of the nearest one above it. */
    static String denial(Path dataDirectory, Path denied) {
        Path existing = existing(denied);
        String owner = nameOf(existing);
        String fault = existing + " belongs to " + owner + ", and Keyfolio may not open or make " + denied;
        if (System.getProperty("user.name").equals(owner)) {
            return fault + ": give its owner all rights to it (chmod u+rwX)" + OTHERWISE;
        }
        return existing.startsWith(dataDirectory)
                ? fault + ": run Keyfolio as that user, give the files to the user that runs it (chown -R)" + OTHERWISE
                : fault + ": make that directory for the user that Keyfolio runs as" + OTHERWISE;
    }

    /** The file or, where it does not exist or is hidden, the nearest directory above it that is visible. */
    private static Path existing(Path file) {
        Path existing = file;
        while (existing.getParent() != null && nameOf(existing) == null) {
            existing = existing.getParent();
        }
        return existing;
    }

    private static boolean isClosedToUnprivilegedRoot(Map<String, Object> attributes) {
        Set<?> permissions = (Set<?>) attributes.get("permissions");
        boolean isOpenToItsGroup =
                ROOT.equals(attributes.get("gid")) && permissions.contains(PosixFilePermission.GROUP_EXECUTE);
        return !ROOT.equals(attributes.get("uid"))
                && !isOpenToItsGroup
                && !permissions.contains(PosixFilePermission.OTHERS_EXECUTE);
    }

    private static Map<String, Object> attributes(Path file) throws IOException {
        return Files.readAttributes(file, "unix:uid,gid,permissions");
    }

    /** The name of the owner; null when the file does not exist or is hidden. */
    private static String nameOf(Path file) {
        try {
            return Files.getOwner(file).getName();
        } catch (IOException hidden) {
            return null;
        }
    }
}
