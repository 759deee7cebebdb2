package io.keyfolio.platform.http.connection;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.keyfolio.testing.AtOnce;
import io.keyfolio.testing.Await;
import io.keyfolio.testing.BoundedTlsResource;
import io.keyfolio.testing.Metrics;
import io.keyfolio.testing.RawConnection;
import io.keyfolio.testing.TlsPeer;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import javax.net.ssl.SSLSocket;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/** The bounds on connections apply to the port with TLS. */
@QuarkusTest
@WithTestResource(BoundedTlsResource.class)
class TlsBoundsTest {

    private static final Duration LONG = Duration.ofSeconds(20);
    private static final String REQUEST = "GET /livez HTTP/1.1\r\nHost: localhost\r\n";
    private static final String HEAD_TIMEOUT = "keyfolio_connections_refused_total{reason=\"head-timeout\"}";
    private static final int MANY = 300;

    /** No bytes, the beginning of a handshake, and a handshake without a head. Vert.x would close the connection later, uncounted. */
    @Test
    void whatDoesNotComeIsNotAwaited() {
        double before = Metrics.value(HEAD_TIMEOUT);
        int port = port();

        List<Boolean> closed = AtOnce.all(List.of(
                () -> isClosedBeforeTheHandshake(port, ""),
                () -> isClosedBeforeTheHandshake(port, "\u0016\u0003\u0001"),
                () -> isClosedAfterTheHandshake(port)));

        assertEquals(List.of(true, true, true), closed);
        Await.until(() -> Metrics.value(HEAD_TIMEOUT), refused -> refused >= before + 3);
    }

    private static boolean isClosedBeforeTheHandshake(int port, String beginning) {
        try (RawConnection connection = RawConnection.openFrom(null, port)) {
            return connection.send(beginning).isClosedWithin(LONG);
        }
    }

    private static boolean isClosedAfterTheHandshake(int port) {
        try (SSLSocket socket = TlsPeer.connect(port)) {
            socket.startHandshake();
            socket.setSoTimeout((int) LONG.toMillis());
            return socket.getInputStream().read() < 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void pipelinedRequestsAreAnswered() throws IOException {
        try (SSLSocket socket = TlsPeer.connect(port())) {
            String requests = (REQUEST + "\r\n").repeat(MANY) + REQUEST + "Connection: close\r\n\r\n";
            socket.getOutputStream().write(requests.getBytes(US_ASCII));

            String answers = new String(socket.getInputStream().readAllBytes(), ISO_8859_1);

            assertEquals(
                    MANY + 1,
                    Pattern.compile("HTTP/1.1 200 OK")
                            .matcher(answers)
                            .results()
                            .count());
        }
    }

    private static int port() {
        return ConfigProvider.getConfig().getValue(BoundedTlsResource.PORT, Integer.class);
    }
}
