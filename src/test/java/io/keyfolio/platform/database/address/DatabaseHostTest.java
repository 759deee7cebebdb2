package io.keyfolio.platform.database.address;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Lists of hosts and ports. */
class DatabaseHostTest {

    @Test
    void onePortIsForAllHosts() {
        assertEquals("a:5432,b:5432", DatabaseHost.text(list(List.of("a", " b"), List.of(5432))));
    }

    @Test
    void eachHostMayHaveItsPort() {
        assertEquals("[::1]:1,[::1]:2", DatabaseHost.text(list(List.of("::1", "::1"), List.of(1, 2))));
    }

    @Test
    void numbersOfHostsAndPortsMustAgree() {
        String message = assertThrows(ConfigurationException.class, () -> list(List.of("a", "b", "c"), List.of(1, 2)))
                .getMessage();

        assertEquals("HOSTS names 3 hosts and PORTS 2 ports: set one port for all hosts, or one for each.", message);
    }

    private static List<DatabaseHost> list(List<String> hosts, List<Integer> ports) {
        return DatabaseHost.list("HOSTS", hosts, "PORTS", ports);
    }
}
