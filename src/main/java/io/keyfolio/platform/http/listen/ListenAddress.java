package io.keyfolio.platform.http.listen;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnknownHostException;
import java.util.Set;

/** A host and a port that the service listens on, and the variables that set them. */
record ListenAddress(String hostVariable, String host, String portVariable, int port) {

    private static final Set<String> WILDCARDS = Set.of("0.0.0.0", "::", "[::]");
    private static final int ANY_PORT = 0;
    private static final int FIRST_UNPRIVILEGED_PORT = 1024;
    private static final int PATIENCE_MILLIS = 200;

    /**
     * Checks that the service can listen, by opening the port and closing it again. What else can be opened decides which fault
     * the message names, because the reason of the operating system is in the language of the locale.
     *
     * @throws ConfigurationException when the service cannot listen there
     */
    void requireFree() {
        InetAddress address = resolve();
        if (!canListen(address, port)) {
            throw new ConfigurationException(fault(address));
        }
    }

    /**
     * Refuses a port that the service would open twice.
     *
     * @throws ConfigurationException when both addresses have the same port and overlap
     */
    void requireOtherThan(ListenAddress other) {
        boolean overlaps = host.equals(other.host) || WILDCARDS.contains(host) || WILDCARDS.contains(other.host);
        if (port == other.port && port != ANY_PORT && overlaps) {
            throw new ConfigurationException(other.portVariable + " and " + portVariable + " are both " + port
                    + ": set one of them to another port.");
        }
    }

    private InetAddress resolve() {
        try {
            return InetAddress.getByName(host);
        } catch (UnknownHostException unknown) {
            throw new ConfigurationException(
                    hostVariable + ": " + host + " does not resolve. Set it to a name or an address of"
                            + " this machine, or to 0.0.0.0 for all of its addresses.");
        }
    }

    private String fault(InetAddress address) {
        if (!canListen(address, ANY_PORT)) {
            return host + " is not an address of this machine (" + hostVariable + "): set " + hostVariable
                    + " to one that is, or to 0.0.0.0 for all of them.";
        }
        if (port < FIRST_UNPRIVILEGED_PORT && !answers(address)) {
            return "Port " + port + " on " + host + " needs a privilege that Keyfolio does not have (" + portVariable
                    + "): set " + portVariable + " to a port of " + FIRST_UNPRIVILEGED_PORT
                    + " or above, or grant CAP_NET_BIND_SERVICE.";
        }
        return "Port " + port + " on " + host + " is in use (" + portVariable
                + "): stop the program that listens there," + " or set " + portVariable + " to another port.";
    }

    private static boolean canListen(InetAddress address, int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(address, port));
            return true;
        } catch (IOException refused) {
            return false;
        }
    }

    private boolean answers(InetAddress address) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), PATIENCE_MILLIS);
            return true;
        } catch (IOException refused) {
            return false;
        }
    }
}
