package io.keyfolio.platform.embedded;

import io.keyfolio.platform.embedded.certificate.PemEncoding;
import io.keyfolio.testing.TlsPeer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Clock;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A certificate with the name and the address of the embedded PostgreSQL, and another key. */
final class ForgedCertificate {

    private static final char[] NO_PASSWORD = {};

    private ForgedCertificate() {}

    static SSLContext madeIn(Path directory) throws IOException, GeneralSecurityException {
        ServerCertificate files = new ServerCertificate(directory, Clock.systemUTC());
        files.require();
        byte[] encoded = PemEncoding.decode(Files.readString(files.keyFile()));
        PrivateKey key = KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(encoded));
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("key", key, NO_PASSWORD, new Certificate[] {TlsPeer.certificate(files.certificateFile())});
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, NO_PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }
}
