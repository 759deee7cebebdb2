package io.keyfolio.platform.embedded.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** What this machine asks for: programs made for it, and a way around PostgreSQL's refusal to run as root. */
public record HostPlatform(String system, String processor, boolean isAlpine, boolean isRoot) {

    public static HostPlatform current() {
        String system = system(System.getProperty("os.name").toLowerCase(Locale.ROOT));
        String processor = processor(System.getProperty("os.arch").toLowerCase(Locale.ROOT));
        return new HostPlatform(system, processor, Files.exists(Path.of("/etc/alpine-release")), runsAsRoot());
    }

    /** The name that the builders of the programs gave to the archive for this machine. */
    public String archive() {
        String variant = isLinux() && isAlpine ? "-alpine_linux" : "";
        return "postgres-" + system + "-" + processor + variant + ".txz";
    }

    public String executable(String program) {
        return system.equals("windows") ? program + ".exe" : program;
    }

    /** What a command must begin with; inside a new user namespace root is nobody, yet the files stay its own. */
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

    /** Asks Linux, as root may have any name there, or none. */
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
