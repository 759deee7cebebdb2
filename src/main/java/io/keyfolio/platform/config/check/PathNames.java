package io.keyfolio.platform.config.check;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Checks that the JVM can express names of directories: it cannot when the locale's character set lacks their letters. */
public final class PathNames {

    private static final char UNREADABLE = '\uFFFD';

    private PathNames() {}

    /**
     * Checks the working directory, without which every relative path, Quarkus's own included, leads elsewhere or fails.
     *
     * @throws ConfigurationException when the JVM cannot express its name
     */
    public static void requireWorkingDirectory() {
        String name = System.getProperty("user.dir");
        if (!isExpressible(name)) {
            throw new ConfigurationException(
                    "The working directory " + name + " " + fault() + "start Keyfolio elsewhere.");
        }
    }

    /**
     * The path that a variable names.
     *
     * @throws ConfigurationException when the JVM cannot express it
     */
    public static Path require(String variable, String name) {
        if (!isExpressible(name)) {
            throw new ConfigurationException(
                    variable + ": " + name + " " + fault() + "set " + variable + " to a directory with an ASCII name.");
        }
        return Path.of(name);
    }

    /** The fault of a value that is not a path on this system, to follow its name in a message. */
    static String complaint() {
        return fault() + "use an ASCII name";
    }

    private static boolean isExpressible(String name) {
        try {
            return Path.of(name).toString().indexOf(UNREADABLE) < 0;
        } catch (InvalidPathException unmappable) {
            return false;
        }
    }

    private static String fault() {
        return "has letters that the character set of the locale (" + System.getProperty("sun.jnu.encoding")
                + ") does not have: set LC_ALL=C.UTF-8, or ";
    }
}
