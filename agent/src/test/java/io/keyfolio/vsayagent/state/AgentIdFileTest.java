package io.keyfolio.vsayagent.state;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The files of the state directory, and their permissions. */
class AgentIdFileTest {

    private static final AgentId ID = AgentId.parse("agent_1").orElseThrow();

    @TempDir
    private Path temporary;

    @Test
    void idIsReadAsItWasWritten() throws IOException {
        open("a:443").write(ID);

        assertEquals(Optional.of(ID), open("a:443").read());
    }

    @Test
    void eachServerHasItsOwnId() throws IOException {
        open("a:443").write(ID);

        assertEquals(Optional.empty(), open("a:444").read());
        assertEquals(Optional.empty(), open("a:443/b").read());
        assertEquals(Optional.empty(), open("a%3A443").read());
    }

    @Test
    void newIdTakesThePlaceOfTheOldAndLeavesNothingElse() throws IOException {
        AgentId newer = AgentId.parse("agent_2").orElseThrow();
        open("a:443").write(ID);

        open("a:443").write(newer);

        assertEquals(Optional.of(newer), open("a:443").read());
        assertEquals(List.of("a%3A443.agent-id"), names());
    }

    @Test
    void whatAnInterruptedWriteLeftDoesNotMatter() throws IOException {
        AgentIdFile file = open("a:443");
        Files.writeString(directory().resolve("a%3A443.agent-id.partial"), "agent_");

        file.write(ID);

        assertEquals(Optional.of(ID), file.read());
        assertEquals(List.of("a%3A443.agent-id"), names());
    }

    @Test
    void onlyTheOwnerMayRead() throws IOException {
        open("a:443").write(ID);

        assertEquals("rwx------", mode(directory()));
        assertEquals("rw-------", mode(directory().resolve("a%3A443.agent-id")));
    }

    @ParameterizedTest
    @MethodSource("garbage")
    void garbageIsNoId(byte[] content) throws IOException {
        AgentIdFile file = open("a:443");
        Files.write(directory().resolve("a%3A443.agent-id"), content);

        assertEquals(Optional.empty(), file.read());
    }

    static Stream<byte[]> garbage() {
        return Stream.of(
                new byte[0],
                new byte[] {(byte) 0xff, (byte) 0xfe, 0},
                "\0\0\0\0".getBytes(UTF_8),
                "agent_1\nagent_2\n".getBytes(UTF_8),
                "{\"agent_id\":".getBytes(UTF_8),
                "x".repeat(129).getBytes(UTF_8),
                "x".repeat(1_000_000).getBytes(UTF_8));
    }

    @Test
    void deletedIdIsGone() throws IOException {
        open("a:443").write(ID);

        open("a:443").delete();
        open("a:443").delete();

        assertEquals(Optional.empty(), open("a:443").read());
    }

    @Test
    void directoryThatCannotBeIsAFailure() throws IOException {
        Files.writeString(directory(), "a file");

        assertThrows(IOException.class, () -> open("a:443"));
    }

    private AgentIdFile open(String server) throws IOException {
        return AgentIdFile.in(directory(), server);
    }

    private Path directory() {
        return temporary.resolve("state");
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(directory())) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private static String mode(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
