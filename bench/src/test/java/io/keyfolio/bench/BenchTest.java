package io.keyfolio.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** A wrong command line starts no benchmark and exits with 2. */
class BenchTest {

    private final StringWriter errors = new StringWriter();
    private final CommandLine bench = Bench.commandLine().setErr(new PrintWriter(errors));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "agents 0",
                "failover --ttl long 60",
                "replicas twenty",
                "run --seconds 0 --build jvm=a.jar",
                "soak -1",
                "timing 1.5",
                "fly"
            })
    void oddArgumentsAreRefused(String arguments) {
        assertEquals(2, bench.execute(arguments.split(" ", -1)));
    }

    @Test
    void aNumberThatIsTooSmallIsNamed() {
        int unused = bench.execute("soak", "0");

        assertTrue(errors.toString().contains("'0' is not a number of 1 or more"), errors::toString);
    }
}
