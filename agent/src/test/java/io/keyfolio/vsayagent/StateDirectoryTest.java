package io.keyfolio.vsayagent;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The default state directory. */
class StateDirectoryTest {

    private static final Path STANDARD = Path.of(System.getProperty("user.home"), ".local/state/vsay-agent");

    @Test
    void environmentDecides() {
        assertEquals(Path.of("/x/vsay-agent"), StateDirectory.standard(Map.of("XDG_STATE_HOME", "/x")));
    }

    @Test
    void homeIsTheStandard() {
        assertEquals(STANDARD, StateDirectory.standard(Map.of()));
    }

    @Test
    void relativeDirectoryIsIgnoredAsItsSpecificationWants() {
        assertEquals(STANDARD, StateDirectory.standard(Map.of("XDG_STATE_HOME", "x")));
    }
}
