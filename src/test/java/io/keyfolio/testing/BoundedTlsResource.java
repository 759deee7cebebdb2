package io.keyfolio.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Map;

/** As {@link BoundedResource}, with a public port that speaks TLS beside the one that does not. */
public class BoundedTlsResource extends BoundedResource {

    /** Where the tests find the port. */
    public static final String PORT = "quarkus.http.test-ssl-port";

    private static final List<String> CERTIFICATE =
            List.of("quarkus.http.ssl.certificate.files", "quarkus.http.ssl.certificate.key-files");

    @Override
    public Map<String, String> start() {
        Map<String, String> settings = super.start();
        try {
            Certificates certificates =
                    Certificates.makeIn(Files.createTempDirectory(Path.of("target"), "bounded-tls"));
            settings.put(CERTIFICATE.get(0), certificates.server().toString());
            settings.put(CERTIFICATE.get(1), certificates.serverKey().toString());
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
        settings.put("keyfolio.connection.head-timeout", "8S"); // the first handshake of a JVM takes seconds
        settings.put(PORT, Integer.toString(Ports.free()));
        return settings;
    }

    @Override
    public void stop() {
        CERTIFICATE.forEach(System::clearProperty);
        System.clearProperty(PORT);
        super.stop();
    }
}
