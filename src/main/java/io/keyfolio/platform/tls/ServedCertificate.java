package io.keyfolio.platform.tls;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.net.SSLOptions;
import java.nio.file.NoSuchFileException;
import java.security.cert.X509Certificate;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.jboss.logging.Logger;

/** The certificate of one server. It is replaced only by one that is readable and belongs to its private key. */
final class ServedCertificate {

    private static final Logger LOG = Logger.getLogger(ServedCertificate.class);

    private final String name;
    private final HttpServer server;
    private final Callable<SSLOptions> files;
    private final Vertx vertx;

    private SSLOptions current;
    private String fault = "";

    ServedCertificate(String name, HttpServer server, Callable<SSLOptions> files, Vertx vertx) {
        this.name = name;
        this.server = server;
        this.files = files;
        this.vertx = vertx;
    }

    /** Stores the certificate that the server has started with, and logs an error if it is not usable. */
    synchronized Void noteFirst() {
        try {
            current = files.call();
            KeyPairCheck.verified(current.getKeyCertOptions(), vertx);
        } catch (Exception failure) {
            LOG.errorf("TLS certificate of the %s: %s. No client can connect to it.", name, reason(failure));
        }
        return null;
    }

    /** Reads the files and serves their certificate if it has changed; blocks. Logs a fault only when it is new. */
    synchronized Void reload() {
        try {
            SSLOptions offered = files.call();
            if (!offered.equals(current)) {
                replaceBy(offered);
            }
            fault = "";
        } catch (Exception failure) {
            complain(reason(failure));
        }
        return null;
    }

    private void replaceBy(SSLOptions offered) throws Exception {
        X509Certificate certificate = KeyPairCheck.verified(offered.getKeyCertOptions(), vertx);
        server.updateSSLOptions(offered)
                .toCompletionStage()
                .toCompletableFuture()
                .get();
        current = offered;
        LOG.infof(
                "TLS certificate of the %s replaced: %s, serial %x, valid until %s",
                name,
                certificate.getSubjectX500Principal(),
                certificate.getSerialNumber(),
                certificate.getNotAfter().toInstant());
    }

    private void complain(String reason) {
        if (!reason.equals(fault)) {
            LOG.warnf("TLS certificate of the %s not replaced: %s. The previous one is served.", name, reason);
        }
        fault = reason;
    }

    private static String reason(Exception failure) {
        Throwable cause = failure instanceof ExecutionException ? failure.getCause() : failure;
        return cause instanceof NoSuchFileException ? cause.getMessage() + " is missing" : cause.getMessage();
    }
}
