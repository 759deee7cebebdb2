package io.keyfolio.vsayagent;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import picocli.CommandLine.IVersionProvider;

/** The version of this build. */
final class Version implements IVersionProvider {

    private static final String FILE = "/vsay-agent-version.txt";

    static String current() {
        try (InputStream file = Version.class.getResourceAsStream(FILE)) {
            return new String(file.readAllBytes(), UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String[] getVersion() {
        return new String[] {"vsay-agent " + current()};
    }
}
