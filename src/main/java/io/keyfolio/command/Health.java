package io.keyfolio.command;

import io.keyfolio.settings.EarlySettings;
import io.smallrye.config.SmallRyeConfig;
import java.io.IOException;
import java.io.PrintStream;
import java.net.HttpURLConnection;
import java.net.URI;

/** Asks the service on this machine whether it is ready, for containers that have no other program to ask with. */
final class Health {

    private static final int READY = 0;
    private static final int NOT_READY = 1;
    private static final int PATIENCE_MILLIS = 3000;
    private static final int OK = 200;
    private static final int DEFAULT_PORT = 8080;

    private final PrintStream out;
    private final PrintStream err;

    Health(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    int run() {
        URI address = address(EarlySettings.read());
        try {
            int status = status(address);
            (status == OK ? out : err).println("keyfolio: " + address + " answers " + status);
            return status == OK ? READY : NOT_READY;
        } catch (IOException failure) {
            err.println("keyfolio: " + address + " does not answer: " + failure.getMessage());
            return NOT_READY;
        }
    }

    private static int status(URI address) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
        connection.setConnectTimeout(PATIENCE_MILLIS);
        connection.setReadTimeout(PATIENCE_MILLIS);
        try {
            return connection.getResponseCode();
        } finally {
            connection.disconnect();
        }
    }

    private static URI address(SmallRyeConfig config) {
        int port = config.getOptionalValue("quarkus.http.port", Integer.class).orElse(DEFAULT_PORT);
        return URI.create("http://127.0.0.1:" + port + "/q/health/ready");
    }
}
