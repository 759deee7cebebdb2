package io.keyfolio.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.keyfolio.testing.Person;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Compares each response with its recording, which is the same for all transports. Each subclass uses another transport.
 * After an intended change, copy the responses from {@code target/exchanges}.
 */
public abstract class Exchanges {

    private static final Path RECORDED = Path.of("src", "test", "resources", "exchanges");
    private static final Path ANSWERED = Path.of("target", "exchanges");

    @ParameterizedTest
    @MethodSource("all")
    void answerIsTheRecordedOne(Exchange exchange) throws IOException {
        Person alice = Person.signedUp();

        Response answer = exchange.with(alice);

        String actual = Recording.of(answer);
        Files.writeString(Files.createDirectories(ANSWERED).resolve(exchange.fileName()), actual);
        assertEquals(Files.readString(RECORDED.resolve(exchange.fileName())), actual);
    }

    static List<Exchange> all() {
        return Exchange.ALL;
    }
}
