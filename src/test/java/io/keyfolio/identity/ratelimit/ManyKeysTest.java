package io.keyfolio.identity.ratelimit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.keyfolio.testing.Await;
import io.keyfolio.testing.LimitedResource;
import io.keyfolio.testing.Metrics;
import io.keyfolio.testing.Person;
import io.keyfolio.testing.RawConnection;
import io.keyfolio.testing.Visitor;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The number of keys that a rate limit stores is bounded. */
@QuarkusTest
@WithTestResource(LimitedResource.class)
class ManyKeysTest {

    private static final String PATH = "/api/profile";
    private static final int MOST = 5_000;
    private static final int ADDRESSES = 8_000;
    private static final int AT_ONCE = 50;
    private static final int BURST = 30;

    @AfterEach
    void comeFromNowhere() {
        Visitor.comeFromNowhere();
    }

    @Test
    void manyAddressesTakeBoundedMemoryAndForgiveNobodyWhoAsksOften() {
        String often = Visitor.anAddress();
        askFrom(often, BURST);
        assertEquals(429, status(often));

        try (RawConnection connection = RawConnection.open()) {
            for (int address = 0; address < ADDRESSES; address += AT_ONCE) {
                ask(connection, address);
            }
        }

        // What is over the bound is evicted a moment later.
        double keys = Await.until(
                () -> Metrics.value("keyfolio_rate_keys{limit=\"address\"}"), count -> count <= MOST * 1.01);
        assertTrue(keys > MOST / 2.0, () -> keys + " keys");
        assertEquals(429, status(often));
    }

    private static void askFrom(String address, int times) {
        IntStream.range(0, times).forEach(time -> assertEquals(401, status(address)));
    }

    private static int status(String address) {
        Visitor.comeFrom(address);
        int status = Person.anonymous().get(PATH).statusCode();
        Visitor.comeFromNowhere();
        return status;
    }

    /** Pipelines requests, each from a different address. */
    private static void ask(RawConnection connection, int first) {
        connection.send(IntStream.range(first, first + AT_ONCE)
                .mapToObj(number -> "HEAD " + PATH + " HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-For: 10.9."
                        + number / 250 + "." + number % 250 + "\r\n\r\n")
                .collect(Collectors.joining()));
        for (int answered = 0; answered < AT_ONCE; ) {
            String line = connection.readLine();
            answered += line.isEmpty() ? 1 : 0;
            assertTrue(!line.startsWith("HTTP/1.1") || line.contains(" 401 "), line);
        }
    }
}
