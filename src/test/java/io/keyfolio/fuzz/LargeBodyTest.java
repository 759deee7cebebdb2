package io.keyfolio.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.keyfolio.testing.PostgresResource;
import io.keyfolio.testing.RawHttp;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Every route refuses a body that is too large as documented, even a route without a body and a method that the path does
 * not support.
 */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class LargeBodyTest {

    private static final List<String> METHODS =
            List.of("GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE", "PROPFIND");

    private static final byte[] LARGE = new byte[70_000];

    @Test
    void refusalIsDocumented() {
        Contract contract = Contract.served();
        Verdict verdict = new Verdict(contract, RawHttp::send);
        assertEquals(
                List.of(),
                contract.routes().stream()
                        .map(Route::path)
                        .distinct()
                        .flatMap(LargeBodyTest::requests)
                        .flatMap(request -> objection(verdict, request).stream())
                        .toList());
    }

    private static Stream<FuzzRequest> requests(String path) {
        return METHODS.stream().map(method -> new FuzzRequest(method, path)
                .with("Content-Type", "application/json")
                .withBody(LARGE));
    }

    private static Optional<String> objection(Verdict verdict, FuzzRequest request) {
        return verdict.objection(request, RawHttp.send(request.bytes()))
                .map(objection -> request.method() + " " + request.target() + ": " + objection);
    }
}
