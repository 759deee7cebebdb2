package io.keyfolio.hostile;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.keyfolio.testing.LoggedErrors;
import io.keyfolio.testing.PostgresResource;
import io.keyfolio.testing.RawHttp2;
import io.keyfolio.testing.RawHttp2.Frame;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Malformed HTTP/2 requests (RFC 9113, section 8). Each is reset or refused, and the service logs no error. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class Http2RequestsTest {

    private static final int WHOLE = RawHttp2.END_STREAM | RawHttp2.END_HEADERS;
    private static final String LIVE = ":method GET :scheme http :authority localhost :path /livez";

    @ParameterizedTest
    @ValueSource(
            strings = {
                LIVE + " transfer-encoding chunked",
                LIVE + " connection close",
                LIVE + " keep-alive 5",
                LIVE + " upgrade websocket",
                LIVE + " Accept */*",
                LIVE + " :path /readyz",
                LIVE + " host elsewhere",
                LIVE + " :unknown 1",
                LIVE + " content-length 5",
                "accept */* " + LIVE,
                ":method GET :scheme http :authority localhost",
                ":scheme http :authority localhost :path /livez",
                ":method GET :authority localhost :path /livez",
                ":method CONNECT :scheme http :authority localhost :path /livez",
            })
    void malformedRequestIsNotAnswered(String fields) {
        try (RawHttp2 client = RawHttp2.open()) {
            client.send(RawHttp2.HEADERS, WHOLE, 1, RawHttp2.head(fields.split(" ", -1)));

            assertTrue(isRefused(client), fields);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ":method CONNECT :authority localhost",
                ":method OPTIONS :scheme http :authority localhost :path *",
                ":method GET :scheme http :authority localhost :path livez",
                ":method GET :scheme http :authority localhost :path /../api/profile",
                ":method GET :scheme ftp :authority localhost :path /nothing",
                ":method nothing :scheme http :authority localhost :path /api/profile",
                ":method GET :scheme http :authority local|host :path /nothing",
            })
    void oddRequestIsRefused(String fields) {
        try (LoggedErrors errors = LoggedErrors.watch();
                RawHttp2 client = RawHttp2.open()) {
            client.send(RawHttp2.HEADERS, WHOLE, 1, RawHttp2.head(fields.split(" ", -1)));

            assertTrue(isRefused(client), fields);
            client.get(3, "/livez");
            assertEquals(200, client.status());
            assertEquals(List.of(), errors.messages());
        }
    }

    /** A body may have any unannounced length, and trailers, which the service ignores. */
    @Test
    void trailersAreIgnored() {
        try (RawHttp2 client = RawHttp2.open()) {
            client.send(
                    RawHttp2.HEADERS,
                    RawHttp2.END_HEADERS,
                    1,
                    RawHttp2.request("POST", "/api/login", "content-type", "application/json"));
            client.send(RawHttp2.DATA, 0, 1, "{\"email\":\"nobody@example.com\",".getBytes(US_ASCII));
            client.send(RawHttp2.DATA, 0, 1, "\"password\":\"correct horse\"}".getBytes(US_ASCII));
            client.send(RawHttp2.HEADERS, WHOLE, 1, RawHttp2.head("authorization", "Bearer nothing"));

            assertEquals(401, client.status());
        }
    }

    /** Whether the client gets a status of 400 to 499, a reset, or the end of the connection. */
    private static boolean isRefused(RawHttp2 client) {
        for (Frame frame = client.read(); frame != null; frame = client.read()) {
            if (frame.type() == RawHttp2.RST_STREAM || frame.type() == RawHttp2.GOAWAY) {
                return true;
            } else if (frame.type() == RawHttp2.HEADERS) {
                int status = client.status(frame);
                return status >= 400 && status < 500;
            }
        }
        return true;
    }
}
