package io.keyfolio.bench.harness;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/** Finds free ports. */
public final class Ports {

    private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();

    private Ports() {}

    public static int free() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** A free port below the range of client ports, so that no client takes it while its service is down. No port is given twice. */
    public static int freeBelowClients() {
        int port;
        do {
            port = ThreadLocalRandom.current().nextInt(10_000, 20_000);
        } while (!GIVEN.add(port) || isTaken(port));
        return port;
    }

    private static boolean isTaken(int port) {
        try {
            new Socket(InetAddress.getLoopbackAddress(), port).close();
            return true;
        } catch (IOException refused) {
            return false;
        }
    }
}
