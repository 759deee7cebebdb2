package io.keyfolio.vsayagent.state;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** Stores the id that one server assigned to this machine, across restarts. */
public final class AgentIdFile {

    private static final int LONGEST = 4096;

    private final Path file;

    private AgentIdFile(Path file) {
        this.file = file;
    }

    /**
     * Creates the directory if it is missing. Each server has its own file in it, so that no server receives the id of
     * another.
     */
    public static AgentIdFile in(Path directory, String server) throws IOException {
        PrivateFiles.createDirectory(directory);
        if (!Files.isWritable(directory)) {
            throw new IOException("not writable");
        }
        return new AgentIdFile(directory.resolve(fileName(server)));
    }

    /** The stored id; empty if the file is missing or invalid. The server then assigns a new id. */
    public Optional<AgentId> read() throws IOException {
        try {
            return Files.size(file) > LONGEST
                    ? Optional.empty()
                    : AgentId.parse(Files.readString(file, UTF_8).strip());
        } catch (NoSuchFileException | CharacterCodingException e) {
            return Optional.empty();
        }
    }

    public void write(AgentId id) throws IOException {
        PrivateFiles.write(file, id + "\n");
    }

    public void delete() throws IOException {
        Files.deleteIfExists(file);
    }

    /**
     * The name of the server's file. Characters that are special in a file system are percent-encoded, so that names are
     * unique.
     */
    private static String fileName(String server) {
        StringBuilder name = new StringBuilder();
        for (byte character : server.getBytes(UTF_8)) {
            boolean plain = Character.isLetterOrDigit(character) || character == '.' || character == '-';
            name.append(plain ? String.valueOf((char) character) : String.format("%%%02X", character));
        }
        return name + ".agent-id";
    }
}
