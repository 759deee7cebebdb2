package io.keyfolio.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.keyfolio.testing.RawHttp;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The slow responses that the fuzz test reports. */
class VerdictTest {

    private static final String DOCUMENT = """
            {"paths": {"/key": {
                "get": {"responses": {"204": {}, "404": {}}},
                "delete": {"responses": {"204": {}, "404": {}}}
            }}}""";
    private static final long QUICK = 10;

    private final AtomicInteger repeated = new AtomicInteger();

    @ParameterizedTest
    @CsvSource({"GET, 204", "HEAD, 204", "DELETE, 404"})
    void readAndRefusalAreSentAgain(String method, int status) throws JsonProcessingException {
        assertEquals("", objection(method, status, 2001, QUICK));
        assertEquals(1, repeated.get());

        assertEquals("took PT2.001S", objection(method, status, 2001, 2001));
        assertEquals(6, repeated.get());
    }

    @Test
    void slowChangeIsReportedAtOnce() throws JsonProcessingException {
        assertEquals("took PT5.001S", objection("DELETE", 204, 5001, QUICK));
        assertEquals("", objection("DELETE", 204, 5000, 5001));
        assertEquals(0, repeated.get());
    }

    /** The objection to a response of a duration, after which all responses take the second duration. */
    private String objection(String method, int status, long millis, long again) throws JsonProcessingException {
        Contract contract = new Contract(new ObjectMapper().readTree(DOCUMENT));
        Verdict verdict = new Verdict(contract, bytes -> {
            repeated.incrementAndGet();
            return answer(404, again);
        });
        return verdict.objection(new FuzzRequest(method, "/key"), answer(status, millis))
                .map(objection -> objection.replaceFirst(": .*", ""))
                .orElse("");
    }

    private static RawHttp.Answer answer(int status, long millis) {
        return new RawHttp.Answer(status, Map.of(), "", Duration.ofMillis(millis));
    }
}
