package io.keyfolio.platform.embedded;

import io.keyfolio.platform.embedded.start.ProgressInputStream;
import io.keyfolio.platform.embedded.start.StartContext;
import io.keyfolio.platform.embedded.start.StartProgress;
import io.keyfolio.platform.embedded.storage.EmbeddedFailure;
import io.keyfolio.platform.embedded.storage.HostPlatform;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** The archive of PostgreSQL's programs in this build. */
final class PostgresArchive {

    private static final String UNPACKING = "Unpacking PostgreSQL (first start only)";
    private static final int DIGEST_CHARACTERS = 16;
    private static final int OWNER_MAY_EXECUTE = 0100;

    private final String name;

    private PostgresArchive(String name) {
        this.name = name;
    }

    /**
     * Returns the archive for the platform.
     *
     * @throws EmbeddedFailure when the build has none, as a native executable
     */
    static PostgresArchive require(HostPlatform hostPlatform) {
        PostgresArchive archive = new PostgresArchive(hostPlatform.archive());
        if (PostgresArchive.class.getClassLoader().getResource(archive.name) == null) {
            throw new EmbeddedFailure("This build has no embedded PostgreSQL: " + EmbeddedFailure.ALTERNATIVE);
        }
        return archive;
    }

    /** A digest of the archive, which differs for each version of the programs. */
    String digest() throws IOException {
        MessageDigest sha256 = sha256();
        try (InputStream content = new DigestInputStream(open(), sha256)) {
            content.transferTo(OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(sha256.digest()).substring(0, DIGEST_CHARACTERS);
    }

    void unpackInto(Path directory, StartContext context) throws IOException {
        StartProgress.Percentage progress = context.progress().percentage(UNPACKING, size());
        try (InputStream watched = new ProgressInputStream(open(), progress, context.cancellation());
                TarArchiveInputStream entries = new TarArchiveInputStream(new XZInputStream(watched))) {
            for (TarArchiveEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                unpack(entry, entries, directory.resolve(entry.getName()).normalize());
            }
            watched.transferTo(OutputStream.nullOutputStream()); // what follows the last entry
        }
    }

    private static void unpack(TarArchiveEntry entry, InputStream content, Path target) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(content, target);
        if ((entry.getMode() & OWNER_MAY_EXECUTE) != 0 && !target.toFile().setExecutable(true)) {
            throw new IOException(target + " can not be made executable");
        }
    }

    private long size() throws IOException {
        try (InputStream content = open()) {
            return content.transferTo(OutputStream.nullOutputStream());
        }
    }

    private InputStream open() throws IOException {
        return PostgresArchive.class.getClassLoader().getResourceAsStream(name);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
