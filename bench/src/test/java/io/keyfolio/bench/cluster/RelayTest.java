package io.keyfolio.bench.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A relay carries a link, and breaks it in the ways that networks do. */
class RelayTest {

    private static final int PATIENCE_MILLIS = 10_000;
    private static final int SHORT_MILLIS = 200;
    private static final int ROUNDS = 50;

    private ServerSocket target;
    private Relay relay;

    @BeforeEach
    void open() throws IOException {
        target = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        target.setSoTimeout(PATIENCE_MILLIS);
        relay = new Relay(target.getLocalPort());
    }

    @AfterEach
    void close() throws IOException {
        relay.close();
        target.close();
    }

    @Test
    void bothDirectionsAreCarried() throws IOException {
        try (Socket client = connect();
                Socket server = accept()) {
            client.getOutputStream().write('a');
            assertEquals('a', server.getInputStream().read());

            server.getOutputStream().write('b');
            assertEquals('b', client.getInputStream().read());
        }
    }

    @Test
    void aFrozenLinkDeliversWhenItIsRestored() throws IOException {
        try (Socket client = connect();
                Socket server = accept()) {
            relay.freeze();
            server.getOutputStream().write('a');
            client.setSoTimeout(SHORT_MILLIS);
            assertThrows(
                    SocketTimeoutException.class, () -> client.getInputStream().read());

            relay.restore();
            client.setSoTimeout(PATIENCE_MILLIS);
            assertEquals('a', client.getInputStream().read());
        }
    }

    @Test
    void aFrozenLinkDelaysTheEndOfAConnection() throws IOException {
        try (Socket client = connect();
                Socket server = accept()) {
            relay.freeze();
            server.shutdownOutput();
            client.setSoTimeout(SHORT_MILLIS);
            assertThrows(
                    SocketTimeoutException.class, () -> client.getInputStream().read());

            relay.restore();
            client.setSoTimeout(PATIENCE_MILLIS);
            assertEquals(-1, client.getInputStream().read());
        }
    }

    @Test
    void aCutLinkResetsItsConnections() throws IOException {
        try (Socket client = connect();
                Socket server = accept()) {
            relay.cut();

            assertThrows(SocketException.class, () -> client.getInputStream().read());
            assertThrows(SocketException.class, () -> server.getInputStream().read());
        }
    }

    @Test
    void aLinkThatWasCutCarriesNewConnections() throws IOException {
        relay.cut();
        relay.restore();

        try (Socket client = connect();
                Socket server = accept()) {
            client.getOutputStream().write('a');
            assertEquals('a', server.getInputStream().read());
        }
    }

    @Test
    void aCutLinkResetsAConnectionThatIsBeingOpened() throws IOException {
        for (int round = 0; round < ROUNDS; round++) {
            try (Socket client = connect();
                    Socket server = accept()) {
                relay.cut();

                assertThrows(
                        SocketException.class, () -> client.getInputStream().read());
                assertThrows(
                        SocketException.class, () -> server.getInputStream().read());
            }
            relay.restore();
        }
    }

    private Socket accept() throws IOException {
        Socket server = target.accept();
        server.setSoTimeout(PATIENCE_MILLIS);
        return server;
    }

    private Socket connect() throws IOException {
        Socket client = new Socket(InetAddress.getLoopbackAddress(), relay.port());
        client.setSoTimeout(PATIENCE_MILLIS);
        return client;
    }
}
