package io.keyfolio.platform.http.compression;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** The content coding gzip (RFC 1952) at its fastest level: higher levels save little on JSON. */
final class Gzip {

    private static final int BUFFER = 4096;

    private Gzip() {}

    /** Compresses bytes on the caller's thread. */
    static byte[] compress(byte[] bytes) {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream(BUFFER);
        try (Fastest gzip = new Fastest(compressed)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot fail to be written", e);
        }
        return compressed.toByteArray();
    }

    private static final class Fastest extends GZIPOutputStream {

        private Fastest(OutputStream to) throws IOException {
            super(to, BUFFER);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }
}
