package io.keyfolio.platform.embedded.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * The platform of this machine, which decides on the archive of programs, and on a way around PostgreSQL's refusal to run as
 * root.
 */
public record HostPlatform(String system, String processor, boolean isAlpine, boolean isRoot) {

    public static HostPlatform current() {
        String system = system(System.getProperty("os.name").toLowerCase(Locale.ROOT));
        String processor = processor(System.getProperty("os.arch").toLowerCase(Locale.ROOT));
        return new HostPlatform(system, processor, Files.exists(Path.of("/etc/alpine-release")), runsAsRoot());
    }

    /** The name of the archive for this machine, as the builders of the programs chose it. */
    public String archive() {
        String variant = isLinux() && isAlpine ? "-alpine_linux" : "";
        return "postgres-" + system + "-" + processor + variant + ".txz";
    }

    /** The file name of a program on this platform. */
    public String executable(String program) {
        return system.equals("windows") ? program + ".exe" : program;
    }

    /** The start of each command. In a new user namespace root is an unprivileged user, and still owns its files. */
    public List<String> launcher() {
        if (!isRoot) {
            return List.of();
        }
        if (isLinux()) {
            return List.of("unshare", "-U");
        }
        throw new EmbeddedFailure(
                "PostgreSQL does not run as root: start Keyfolio as another user, or " + EmbeddedFailure.ALTERNATIVE);
    }

    private boolean isLinux() {
        return system.equals("linux");
    }

    private static String system(String name) {
        if (name.contains("linux")) {
            return "linux";
        }
        if (name.contains("mac") || name.contains("darwin")) {
            return "darwin";
        }
        return name.contains("windows") ? "windows" : name;
    }

    private static String processor(String name) {
        return switch (name) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64", "arm64" -> "arm_64";
            default -> name;
        };
    }

    /** Whether the process runs as root. On Linux the user id decides, because root may have any name or none. */
    private static boolean runsAsRoot() {
        Path self = Path.of("/proc/self");
        try {
            return Files.exists(self)
                    ? Integer.valueOf(0).equals(Files.getAttribute(self, "unix:uid"))
                    : System.getProperty("user.name").equals("root");
        } catch (IOException unreadable) {
            return false;
        }
    }
}
