package io.keyfolio.vsayagent.state;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** Keeps the id that one server gave to this machine, across restarts. */
public final class AgentIdFile {

    private static final int LONGEST = 4096;

    private final Path file;

    private AgentIdFile(Path file) {
        this.file = file;
    }

    /** Creates the directory where it is missing; each server has its own file there, so that no id meets another server. */
    public static AgentIdFile in(Path directory, String server) throws IOException {
        PrivateFiles.createDirectory(directory);
        if (!Files.isWritable(directory)) {
            throw new IOException("not writable");
        }
        return new AgentIdFile(directory.resolve(fileName(server)));
    }

    /** Empty when there is none, or when what the file holds is no id: the server then gives a new one. */
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

    /** Percent-encodes what is special to some file system, so that two servers never share a name. */
    private static String fileName(String server) {
        StringBuilder name = new StringBuilder();
        for (byte character : server.getBytes(UTF_8)) {
            boolean plain = Character.isLetterOrDigit(character) || character == '.' || character == '-';
            name.append(plain ? String.valueOf((char) character) : String.format("%%%02X", character));
        }
        return name + ".agent-id";
    }
}
