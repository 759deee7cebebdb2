package io.keyfolio.feature.cli;

import io.keyfolio.platform.config.EarlySettings;
import io.keyfolio.platform.config.SettingsValidator;
import io.quarkus.runtime.configuration.ConfigurationException;
import java.io.IOException;
import java.io.PrintStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/** The command that checks whether the service on this machine is ready, for containers without another HTTP client. */
final class Health {

    private static final int READY = 0;
    private static final int NOT_READY = 1;
    private static final int PATIENCE_MILLIS = 3000;
    private static final int OK = 200;
    private static final String PATH = "/q/health/ready";

    private final PrintStream out;
    private final PrintStream err;

    Health(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    int run() {
        try {
            SettingsValidator.validateValues("keyfolio.management.", "quarkus.management.");
        } catch (ConfigurationException wrongSetting) {
            err.println("keyfolio: " + wrongSetting.getMessage());
            return NOT_READY;
        }
        return ask(ManagementAddress.of(EarlySettings.read(), PATH));
    }

    private int ask(URI address) {
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
        if (connection instanceof HttpsURLConnection secured) {
            trustAnyCertificate(secured);
        }
        try {
            return connection.getResponseCode();
        } finally {
            connection.disconnect();
        }
    }

    /** Trusts any certificate: one seldom names the loopback address, and the request holds no secret. */
    private static void trustAnyCertificate(HttpsURLConnection connection) throws IOException {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new AnyCertificate()}, null);
            connection.setSSLSocketFactory(context.getSocketFactory());
            connection.setHostnameVerifier((host, session) -> true);
        } catch (GeneralSecurityException failure) {
            throw new IOException(failure);
        }
    }

    /** Trusts every server, as kubelets do with probes. */
    private static final class AnyCertificate implements X509TrustManager {

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
